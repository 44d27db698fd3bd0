package io.github.llmbridge.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.usage.BudgetAlert.Group;
import io.github.llmbridge.usage.BudgetAlert.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each line's own alerting has posted; the files were recorded from it. */
class BudgetAlertTest {
    private static final KeyHash KEY = new KeyHash("a1473a5de1209283150b7e064fe989872048754ea32c1daa3db9792c26f42ac2");

    private static List<BudgetAlert> alerts(String version) throws IOException {
        String name = "alerts-" + version + ".jsonl";
        try (InputStream file = Objects.requireNonNull(BudgetAlertTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(BudgetAlert::parse)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.77.3", "1.90.7", "1.108.6"})
    void alertsOfEveryLineAreRead(String version) throws IOException {
        List<BudgetAlert> alerts = alerts(version);

        assertThat(alerts)
                .extracting(BudgetAlert::kind)
                .containsExactly(
                        Kind.THRESHOLD_CROSSED,
                        Kind.BUDGET_CROSSED,
                        Kind.SOFT_BUDGET_CROSSED,
                        Kind.PROJECTED_LIMIT_EXCEEDED,
                        Kind.THRESHOLD_CROSSED,
                        Kind.BUDGET_CROSSED,
                        Kind.SPEND_TRACKED);
        assertThat(alerts)
                .extracting(BudgetAlert::group)
                .containsExactly(Group.KEY, Group.KEY, Group.KEY, Group.KEY, Group.USER, Group.TEAM, Group.END_USER);
        assertThat(alerts).extracting(BudgetAlert::keyHash).containsOnly(KEY);
        assertThat(alerts.get(0)).satisfies(alert -> {
            assertThat(alert.event()).isEqualTo("threshold_crossed");
            assertThat(alert.spend()).isEqualTo(1.3);
            assertThat(alert.maxBudget()).isEqualTo(1.5);
            assertThat(alert.softBudget()).isNull();
            assertThat(alert.userId()).isEqualTo("u-1");
            assertThat(alert.userEmail()).isEqualTo("ada@example.com");
            assertThat(alert.keyAlias()).isEqualTo("llmbridge/default/u-1");
            assertThat(alert.message()).startsWith("Key Budget: 15%");
        });
        assertThat(alerts.get(3).projectedSpend()).isEqualTo(2.5);
        assertThat(alerts.get(3).projectedExceededDate()).startsWith("2026-12-20");
        assertThat(alerts.get(5).teamId()).isEqualTo("t-1");
        assertThat(alerts.get(6).customerId()).isEqualTo("c-1");
    }

    @Test
    void whatIsNewIsUnknown() {
        BudgetAlert alert =
                BudgetAlert.parse("{\"event\":\"moon_full\",\"event_group\":\"moon\",\"more\":{\"a\":[1]}}");

        assertThat(alert.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(alert.event()).isEqualTo("moon_full");
        assertThat(alert.group()).isEqualTo(Group.UNKNOWN);
        assertThat(alert.spend()).isZero();
        assertThat(alert.message()).isEmpty();
    }

    @Test
    void theValueOfAKeyIsNotKept() {
        BudgetAlert alert = BudgetAlert.parse("{\"event\":\"key_created\",\"token\":\"sk-1234567890abcdef\"}");

        assertThat(alert.keyHash()).isEqualTo(KeyHash.of(Secret.of("sk-1234567890abcdef")));
        assertThat(alert.toString()).doesNotContain("sk-1234567890abcdef");
        assertThat(BudgetAlert.parse("{\"event\":\"key_created\",\"token\":\"?\"}")
                        .keyHash())
                .isNull();
    }

    @Property
    void whateverIsPostedIsReadOrRefusedInWordsOfOurOwn(@ForAll String body) {
        try {
            BudgetAlert.parse(body);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("this is no alert of LiteLLM").hasNoCause();
        }
    }

    @Test
    void noAlertIsRefusedWithoutAQuote() {
        for (String body : List.of("", "[]", "null", "{", "{\"event\":7}", "{\"secret\":\"sk-1\"}", "sk-1 sk-1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BudgetAlert.parse(body))
                    .withMessageStartingWith("this is no alert of LiteLLM")
                    .withMessageNotContaining("sk-1")
                    .withNoCause();
        }
    }
}
