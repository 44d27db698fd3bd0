package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ADDS_SEVERAL_MONTHS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.BREAKS_OVER_PERIODS_OF_CUSTOMERS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.CHECKS_BUDGET_PERIODS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.CHECKS_PERIODS_OF_NEW_MEMBERS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.LETS_KEYS_LIVE_AS_LONG_AS_ASKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.budgets.NewBudgetRequest;
import io.github.llmbridge.litellm.customers.NewCustomerRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.AddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time that are too long, or of an odd form. Sent as they are: our own types let few of them through. */
@OnEveryLine
class DurationLimitsTest extends LiteLlmContract {
    private void assertRefused(int status, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageContaining(words);
    }

    private Key changed(Secret key, String field, String text) {
        return client.keys()
                .update(UpdateKeyRequest.builder(KeyHash.of(key))
                        .additionalProperties(Map.of(field, text))
                        .build());
    }

    private Secret made(Secret key, String field, String text) {
        return make(keyFor(Models.all()).key(key).additionalProperties(Map.of(field, text)));
    }

    @ParameterizedTest
    @CsvSource({
        "999999999d, date value out of range",
        "10000000d, date value out of range",
        "1000000000d, days=1000000000; must have magnitude <= 999999999",
        "99999999999d, Python int too large to convert to C int"
    })
    void aLifeThatEndsAfterTheYear9999IsRefusedAndNothingIsMade(String text, String words) {
        Secret value = chosenKey();

        assertRefused(500, words, () -> made(value, "duration", text));
        assertThat(client.keys().find(KeyHash.of(value))).isEmpty();

        Secret key = newKey();
        assertRefused(400, words, () -> changed(key, "duration", text));
        assertThat(stored(key).expires()).isNull();
    }

    @Test
    void aLifeMayEndBeforeTheYear9999() {
        Instant end = changed(newKey(), "duration", "2700000d").expires();

        assertThat(end.atZone(ZoneOffset.UTC).getYear()).isGreaterThan(9000);
    }

    @Test
    void secondsMayBeManyButOn1_77TheyEndWithinADay() {
        Secret key = made(chosenKey(), "duration", "9999999999s");

        Instant end = stored(key).expires();
        if (!line.does(LETS_KEYS_LIVE_AS_LONG_AS_ASKED)) {
            // 1.77.3 looks for the next time of day that the seconds come to.
            assertThat(end).isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(2)));
        } else {
            assertThat(end).isAfter(Instant.now().plus(Duration.ofDays(100_000)));
        }
    }

    @Test
    void severalMonthsAreALifeSince1_106() {
        Secret value = chosenKey();
        if (!line.does(LETS_KEYS_LIVE_AS_LONG_AS_ASKED)) {
            assertRefused(500, "only support 1 month", () -> made(value, "duration", "13mo"));
            return;
        }
        if (!line.does(ADDS_SEVERAL_MONTHS)) {
            // Until 1.82.0 there is no month after December, and in December any number of months is one.
            if (LocalDate.now(ZoneOffset.UTC).getMonth() != Month.DECEMBER) {
                assertRefused(500, "month must be in 1..12", () -> made(value, "duration", "13mo"));
            }
            return;
        }

        made(value, "duration", "13mo");

        assertThat(stored(value).expires())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(390)), Instant.now().plus(Duration.ofDays(400)));
        assertRefused(500, "is out of range", () -> made(chosenKey(), "duration", "120000mo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2mo", "999999999d"})
    void aPeriodThatHasNoNextStartIsRefusedAndNothingIsMade(String text) {
        boolean seed = !line.does(CHECKS_BUDGET_PERIODS);
        String words =
                seed ? (text.endsWith("mo") ? "only support 1 month" : "out of range") : "Invalid budget_duration";
        Secret value = chosenKey();
        String user = ServerLine.unique("user");
        String team = ServerLine.unique("team");
        Map<String, Object> period = Map.of("budget_duration", text);

        assertRefused(seed ? 500 : 400, words, () -> made(value, "budget_duration", text));
        assertRefused(
                seed ? 500 : 400,
                words,
                () -> client.users()
                        .create(NewUserRequest.builder(user, Models.all())
                                .additionalProperties(period)
                                .build()));
        assertRefused(
                seed ? 500 : 400,
                words,
                () -> client.teams()
                        .create(NewTeamRequest.builder(team, Models.all())
                                .additionalProperties(period)
                                .build()));

        assertThat(client.keys().find(KeyHash.of(value))).isEmpty();
        assertThat(client.users().find(user)).isEmpty();
        assertThat(client.teams().find(team)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2mo", "999999999d"})
    void noneIsChangedToItEither(String text) {
        boolean seed = !line.does(CHECKS_BUDGET_PERIODS);
        String words =
                seed ? (text.endsWith("mo") ? "only support 1 month" : "out of range") : "Invalid budget_duration";
        Secret key = newKey();
        String user = newUser();
        String team = newTeam(Models.all());
        Map<String, Object> period = Map.of("budget_duration", text);

        assertRefused(400, words, () -> changed(key, "budget_duration", text));
        assertRefused(
                400,
                words,
                () -> client.users()
                        .update(UpdateUserRequest.builder(user)
                                .additionalProperties(period)
                                .build()));
        // 1.77.3 breaks over it without a word.
        assertRefused(
                seed ? 500 : 400,
                seed ? "" : words,
                () -> client.teams()
                        .update(UpdateTeamRequest.builder(team)
                                .additionalProperties(period)
                                .build()));

        assertThat(stored(key).budgetDuration()).isNull();
        assertThat(client.users().info(user).user().budgetDuration()).isNull();
        assertThat(client.teams().info(team).teamInfo().budgetDuration()).isNull();
    }

    @Test
    void budgetsWithARowOfTheirOwnAreLookedAtSince1_98() {
        Map<String, Object> period = Map.of("budget_duration", "999999999d", "max_budget", 1.0);
        String team = newTeam(Models.all());
        String user = newUser();
        AddTeamMembersRequest member = AddTeamMembersRequest.builder(team)
                .members(List.of(TeamMember.user(user)))
                .maxBudgetInTeam(1.0)
                .additionalProperties(period)
                .build();
        NewCustomerRequest customer = NewCustomerRequest.builder(ServerLine.unique("customer"))
                .additionalProperties(period)
                .build();
        NewBudgetRequest budget = NewBudgetRequest.builder(ServerLine.unique("budget"))
                .additionalProperties(period)
                .build();

        // 1.77.3 breaks over a shared budget and keeps the others.
        assertRefused(
                line.does(CHECKS_BUDGET_PERIODS) ? 400 : 500,
                line.does(CHECKS_BUDGET_PERIODS) ? "Invalid budget_duration" : "",
                () -> client.budgets().create(budget));
        if (line.does(CHECKS_PERIODS_OF_NEW_MEMBERS)) {
            assertRefused(400, "Invalid budget_duration", () -> client.teams().addMembers(member));
            assertThat(client.teams().info(team).teamInfo().hasMember(user)).isFalse();
        } else {
            client.teams().addMembers(member);
        }
        if (!line.does(CHECKS_BUDGET_PERIODS)) {
            if (line.does(BREAKS_OVER_PERIODS_OF_CUSTOMERS)) {
                assertRefused(500, "out of range", () -> client.customers().create(customer));
            } else {
                client.customers().create(customer);
            }
        } else {
            assertRefused(
                    400, "Invalid budget_duration", () -> client.customers().create(customer));
        }
    }

    @Test
    void aPeriodOfNothingIsRefusedSince1_98() {
        Secret key = newKey();

        if (!line.does(CHECKS_BUDGET_PERIODS)) {
            assertThat(changed(key, "budget_duration", "0d").budgetDuration()).isEqualTo("0d");
        } else {
            assertRefused(400, "Invalid budget_duration", () -> changed(key, "budget_duration", "0d"));
        }
    }
}
