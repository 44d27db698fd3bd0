package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that only look newer, tries that fail again and again, and clocks that differ from the servers'. */
@OnEveryLine
class DecoysAndClocksTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();

    @ParameterizedTest
    @ValueSource(longs = {2, 2_147_483_647, 9_007_199_254_740_993L})
    void aTierChangeChangesTheKeyInUseWhateverElseLooksNewer(long generation) {
        ProvisionResult made = bridge.facade().provisionUser(person);
        Map<String, Object> marks = new LinkedHashMap<>(bridge.key(person).metadata());
        marks.put("key_generation", generation);
        bridge.liteLlm
                .keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                        .userId(person.userId())
                        .metadata(marks)
                        .build());

        TierChangeResult result = bridge.restarted().changeTier(person.userId(), "pro");

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(result.keyHash()).isEqualTo(made.keyHash());
        Key used = bridge.liteLlm.keys().info(made.keyHash());
        assertThat(used.models()).isEqualTo(Bridge.PRO.models());
        assertThat(used.maxBudget()).isEqualTo(Bridge.PRO.maxBudget());
        assertThat(bridge.ask(made.key(), "gpt-4o")).isEqualTo("Hello from gpt-4o");
    }

    @Test
    void aTokenThatIsRefusedAgainAndAgainLeavesOneKey() {
        bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Ada", person.email(), Secret.of("Correct horse battery 1!"), Role.USER));
        ProvisionRequest refused = Bridge.person(person.userId())
                .userToken(Secret.of("not-a-token"))
                .build();
        for (int process = 0; process < 3; process++) {
            assertThat(bridge.restarted().provisionUser(refused).status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        }

        assertThat(bridge.keys(person)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT11M", "-PT11M"})
    void anotherClockThanTheServersTellsNothingFalse(Duration ahead) {
        Clock other = Clock.offset(Clock.systemUTC(), ahead);
        try (BridgeFacade facade = bridge.builder().clock(other).build()) {
            facade.provisionUser(person);
            assertThat(facade.provisionUser(person).unchanged()).isTrue();

            TierChangeResult result = facade.changeTier(person.userId(), "pro");

            assertThat(result.notApplied()).isEmpty();
            assertThat(result.status()).isEqualTo(Status.READY);
            assertThat(facade.renew(person.userId()).status()).isEqualTo(Status.READY);
            assertThat(facade.renew(person.userId()).problem(Kind.LIMIT_NOT_APPLIED))
                    .isEmpty();
        }
    }

    @Test
    void aSpoiledNoteOfTheKeysLifeStopsNothing() {
        bridge.facade().provisionUser(person);
        Map<String, Object> spoiled = new LinkedHashMap<>(bridge.key(person).metadata());
        Map<String, Object> details = new LinkedHashMap<>();
        ((Map<?, ?>) spoiled.get("llmbridge")).forEach((name, value) -> details.put(name.toString(), value));
        details.replaceAll((name, value) -> "30d".equals(value) ? "soon" : value);
        assertThat(details).containsValue("soon");
        spoiled.put("llmbridge", details);
        bridge.byHand(bridge.key(person), change -> change.metadata(spoiled));
        SubscriptionTier longer = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                .keyDuration(KeyDuration.of("45d"))
                .build();

        try (BridgeFacade facade =
                bridge.builder().tiers(TierCatalog.of(longer)).build()) {
            assertThat(facade.provisionUser(person).status()).isEqualTo(Status.READY);
            assertThat(facade.provisionUser(person).unchanged()).isTrue();
        }
    }

    @Test
    void preflightNamesTiersWhoseModelsDoNotExist() {
        SubscriptionTier wrong = SubscriptionTier.builder(
                        "gold", Models.of("gpt-4o-mini", ServerLine.unique("no-such")))
                .build();
        try (BridgeFacade facade =
                bridge.builder().tiers(TierCatalog.of(Bridge.FREE, wrong)).build()) {
            assertThat(facade.preflight().find(Kind.TIER_NAMES_UNKNOWN_MODELS))
                    .hasValueSatisfying(
                            problem -> assertThat(problem.toString()).contains("'gold'", "no-such"));
            assertThat(facade.preflight().isReady()).isFalse();
        }
    }
}
