package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.usage.BudgetAlert;
import io.github.llmbridge.usage.BudgetNotice;
import io.github.llmbridge.usage.BudgetWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each part of a person's budget is told once in a period, by an alert or by a look at everybody. */
@OnEveryLine
@ReadsEverybody
class BudgetWatchTest extends BridgeTest {
    /** A call costs 0.0000135. */
    private static final double BUDGET = 1e-4;

    private static final SubscriptionTier TINY = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
            .maxBudget(BUDGET)
            .budgetDuration(BudgetDuration.of("30d"))
            .build();

    private final BridgeStore store = new InMemoryStore();
    private final ProvisionRequest person = Bridge.newPerson();
    private final List<BudgetNotice> notices = new ArrayList<>();
    private BridgeFacade facade;
    private ProvisionResult made;

    @BeforeEach
    void make() {
        facade = bridge.builder().tiers(TierCatalog.of(TINY)).build();
        made = facade.provisionUser(person);
    }

    @AfterEach
    void closeFacade() {
        facade.close();
    }

    private BudgetWatch watch() {
        return BudgetWatch.builder(facade, store, notice -> {
                    if (notice.userId().equals(person.userId())) {
                        notices.add(notice);
                    }
                })
                .build();
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            // Newer servers reserve what the longest answer would cost.
            bridge.liteLlm
                    .as(made.key())
                    .chatCompletions()
                    .create(ChatCompletionRequest.builder("gpt-4o-mini", "Hello?")
                            .maxTokens(20)
                            .build());
        }
    }

    private void pollUntil(int count) {
        Waiting.until(Duration.ofSeconds(90), Duration.ofSeconds(1), () -> {
            watch().poll();
            return notices.size() >= count;
        });
    }

    private BudgetAlert alert(double spend) {
        return BudgetAlert.parse(String.format(
                Locale.ROOT,
                "{\"event\":\"threshold_crossed\",\"event_group\":\"key\",\"spend\":%s,\"max_budget\":%s,"
                        + "\"user_id\":\"%s\",\"token\":\"%s\",\"event_message\":\"\"}",
                spend,
                BUDGET,
                person.userId(),
                made.keyHash().value()));
    }

    @Test
    void whatIsSpentIsToldOnceByALookAtEverybody() {
        watch().poll();
        assertThat(notices).isEmpty();

        ask(6);
        pollUntil(1);
        watch().poll();
        assertThat(notices).extracting(BudgetNotice::percent).containsExactly(80);
        assertThat(notices.get(0)).satisfies(notice -> {
            assertThat(notice.keyHash()).isEqualTo(made.keyHash());
            assertThat(notice.maxBudget()).isEqualTo(BUDGET);
            assertThat(notice.spend()).isBetween(BUDGET * 0.8, BUDGET * 0.95);
            assertThat(notice.resetsAt())
                    .isEqualTo(facade.inspect(person.userId()).key().budgetResetAt());
        });

        ask(2);
        pollUntil(3);
        watch().poll();
        assertThat(notices).extracting(BudgetNotice::percent).containsExactly(80, 95, 100);
        assertThat(notices).extracting(BudgetNotice::id).doesNotHaveDuplicates();
    }

    @Test
    void anAlertIsToldBeforeTheListsHaveIt() {
        assertThat(watch().receive(alert(BUDGET * 0.86))).isEqualTo(1);
        assertThat(watch().receive(alert(BUDGET * 0.87))).isZero();
        assertThat(watch().receive(alert(BUDGET * 1.2))).isEqualTo(2);
        watch().poll();

        assertThat(notices).extracting(BudgetNotice::percent).containsExactly(80, 95, 100);
    }

    @Test
    void whatTheListenerDidNotTakeIsToldAgain() {
        BudgetWatch deaf = BudgetWatch.builder(facade, store, notice -> {
                    throw new IllegalStateException("no mail today");
                })
                .build();

        assertThatThrownBy(() -> deaf.receive(alert(BUDGET * 0.9))).hasMessage("no mail today");

        assertThat(watch().receive(alert(BUDGET * 0.9))).isEqualTo(1);
    }

    @Test
    void alertsOfOthersAreLeftAlone() {
        assertThat(watch().receive(BudgetAlert.parse("{\"event\":\"budget_crossed\",\"event_group\":\"team\"}")))
                .isZero();
        assertThat(watch().receive(BudgetAlert.parse(
                        "{\"event\":\"budget_crossed\",\"event_group\":\"key\",\"user_id\":\"nobody-of-this-name\"}")))
                .isZero();
    }
}
