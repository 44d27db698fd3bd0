package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.TELLS_TOTAL_SPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Usage;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a person has spent is told by key and by day, and holds nothing of others. */
@OnEveryLine
@ReadsEverybody
class UsageTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();

    /** Both servers count with a delay. */
    private Usage await(Predicate<Usage> told) {
        return Waiting.last(
                Duration.ofSeconds(90),
                Duration.ofSeconds(1),
                () -> bridge.facade().usage(person.userId()),
                told);
    }

    @Test
    void aPersonWhoHasNotAskedHasSpentNothing() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        bridge.wire.clear();

        Usage usage = bridge.facade().usage(person.userId());

        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(usage.tier()).isEqualTo("free");
        assertThat(usage.keyHash()).isEqualTo(made.keyHash());
        assertThat(usage.spend()).isZero();
        assertThat(usage.maxBudget()).isEqualTo(1.5);
        assertThat(usage.left()).hasValue(1.5);
        assertThat(usage.budgetResetAt()).isAfter(Instant.now());
        assertThat(usage.totalSpend()).isEqualTo(line.does(TELLS_TOTAL_SPEND) ? Double.valueOf(0.0) : null);
        assertThat(usage.days()).isEmpty();
        assertThat(usage.to()).isEqualTo(LocalDate.now(ZoneOffset.UTC));
        assertThat(usage.from()).isEqualTo(usage.to().minusDays(29));
    }

    @Test
    void everyCallIsCountedByKeyAndDayAndNoneOfAnybodyElse() {
        ProvisionRequest other = Bridge.newPerson();
        ProvisionResult othersKey = bridge.facade().provisionUser(other);
        ProvisionResult made = bridge.facade().provisionUser(person);
        bridge.ask(othersKey.key(), "gpt-4o-mini");
        for (int i = 0; i < 3; i++) {
            bridge.ask(made.key(), "gpt-4o-mini");
        }

        Usage usage = await(found -> found.days().stream().anyMatch(day -> day.requests() == 3) && found.spend() > 0);

        assertThat(usage.days()).singleElement().satisfies(day -> {
            assertThat(day.day()).isEqualTo(LocalDate.now(ZoneOffset.UTC));
            assertThat(day.keyHash()).isEqualTo(made.keyHash().value());
            assertThat(day.keyAlias()).startsWith("llmbridge/default/");
            assertThat(day.requests()).isEqualTo(3);
            assertThat(day.failedRequests()).isZero();
            assertThat(day.completionTokens()).isEqualTo(60);
            assertThat(day.tokens()).isEqualTo(day.promptTokens() + 60);
            assertThat(day.spend()).isGreaterThan(3e-5).isLessThan(6e-5);
        });
        assertThat(usage.spendOfDays()).isCloseTo(usage.spend(), within(1e-9));
        assertThat(usage.left().getAsDouble()).isCloseTo(1.5 - usage.spend(), within(1e-9));
        if (line.does(TELLS_TOTAL_SPEND)) {
            assertThat(usage.totalSpend()).isCloseTo(usage.spend(), within(1e-9));
        }
    }

    @Test
    void aReplacedKeysDaysAreToldBesideThoseOfTheNewOne() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        bridge.ask(made.key(), "gpt-4o-mini");
        await(found -> !found.days().isEmpty() && found.spend() > 0);
        try (BridgeFacade facade =
                bridge.builder().userTokens(bridge.signingIn(person, made)).build()) {
            bridge.ask(facade.rotateKey(person.userId()).key(), "gpt-4o-mini");
        }

        Usage usage = await(found -> found.days().stream()
                .anyMatch(day -> !day.keyHash().equals(made.keyHash().value())));

        assertThat(usage.keyHash()).isNotEqualTo(made.keyHash());
        assertThat(usage.days()).hasSize(2);
        assertThat(usage.days()).extracting(Usage.KeyDay::requests).containsOnly(1L);
        assertThat(bridge.facade()
                        .usage(person.userId(), usage.to().minusDays(1), usage.to())
                        .days())
                .isEqualTo(usage.days());
        assertThat(bridge.facade()
                        .usage(
                                person.userId(),
                                usage.to().minusDays(9),
                                usage.to().minusDays(1))
                        .days())
                .isEmpty();
    }

    @Test
    void daysInTheWrongOrderAreRefused() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bridge.facade().usage(person.userId(), today, today.minusDays(1)))
                .withMessageContaining("from");
    }

    @Test
    void keysOfOthersCountAsKeysOfThePerson() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        var own = bridge.liteLlm
                .keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o"))
                        .userId(person.userId())
                        .build());
        bridge.ask(made.key(), "gpt-4o-mini");
        bridge.ask(own.key(), "gpt-4o");

        Usage usage = await(found -> found.days().size() == 2);

        assertThat(usage.days())
                .extracting(Usage.KeyDay::keyHash)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(made.keyHash().value(), own.token().value()));
        assertThat(usage.keyHash()).isEqualTo(made.keyHash());
    }

    @Test
    void aUserToWhomTheBridgeHasGivenNothingHasNoKey() {
        bridge.liteLlm
                .users()
                .create(NewUserRequest.builder(person.userId(), Models.all()).build());

        Usage usage = bridge.facade().usage(person.userId());

        assertThat(usage.keyHash()).isNull();
        assertThat(usage.tier()).isNull();
        assertThat(usage.left()).isEmpty();
        assertThat(usage.days()).isEmpty();
    }

    @Test
    void nobodyKnowsThePerson() {
        assertThatThrownBy(() -> bridge.facade().usage(person.userId())).isInstanceOf(PersonNotFoundException.class);
    }
}
