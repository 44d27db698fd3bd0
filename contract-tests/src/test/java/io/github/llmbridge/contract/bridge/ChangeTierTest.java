package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_ENDS_OF_KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.events.PlannedOperation;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.RefusedByPolicyException;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.report.UnknownModelException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.openwebui.groups.Group;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ChangeTierTest extends BridgeTest {
    @Test
    void upAndDownAgainEveryFieldReadsBackAndTheModelsFollow() {
        ProvisionRequest person = Bridge.newPerson();
        Secret key = bridge.facade().provisionUser(person).key();
        assertThatThrownBy(() -> bridge.ask(key, "gpt-4o")).isInstanceOf(ForbiddenException.class);

        TierChangeResult up = bridge.facade().changeTier(person.userId(), "pro");

        assertThat(up.notApplied()).isEmpty();
        assertThat(up.from()).isEqualTo("free");
        assertHas(Bridge.PRO, bridge.keys(person).get(0));
        assertThat(bridge.ask(key, "gpt-4o")).isEqualTo("Hello from gpt-4o");

        TierChangeResult down = bridge.facade().changeTier(person.userId(), "free");

        assertThat(down.notApplied()).isEmpty();
        assertHas(Bridge.FREE, bridge.keys(person).get(0));
        assertThatThrownBy(() -> bridge.ask(key, "gpt-4o")).isInstanceOf(ForbiddenException.class);
        assertThat(bridge.ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void aTierWithoutLimitsClearsThem() {
        ProvisionRequest person = Bridge.newPerson();
        SubscriptionTier open = SubscriptionTier.builder("open", Models.all()).build();
        try (var facade =
                bridge.builder().tiers(TierCatalog.of(Bridge.FREE, open)).build()) {
            facade.provisionUser(person);

            TierChangeResult result = facade.changeTier(person.userId(), "open");

            assertThat(result.notApplied()).isEmpty();
        }
        Key key = bridge.keys(person).get(0);
        assertThat(key.models().isAll()).isTrue();
        assertThat(key.maxBudget()).isNull();
        assertThat(key.rpmLimit()).isNull();
        assertThat(key.tpmLimit()).isNull();
        if (!line.does(CLEARS_ENDS_OF_KEYS)) {
            // It cannot clear an expiry, so the bridge moves it out of sight.
            assertThat(key.expires()).isAfter(Instant.parse("2100-01-01T00:00:00Z"));
        } else {
            assertThat(key.expires()).isNull();
        }
    }

    @Test
    void aRefusalChangesNothing() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        Key before = bridge.keys(person).get(0);
        try (var facade =
                bridge.builder().policy(planned -> Optional.of("unpaid")).build()) {
            bridge.wire.clear();

            assertThatThrownBy(() -> facade.changeTier(person.userId(), "pro"))
                    .isInstanceOf(RefusedByPolicyException.class)
                    .hasMessageContaining("unpaid");
        }
        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(bridge.keys(person).get(0)).isEqualTo(before);
    }

    @Test
    void aPolicySeesWhatWouldBeChangedAndOneThatFailsRefuses() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        List<PlannedOperation> asked = new ArrayList<>();
        try (var facade = bridge.builder()
                .policy(planned -> {
                    asked.add(planned);
                    throw new IllegalStateException("policy is broken");
                })
                .build()) {
            assertThatThrownBy(() -> facade.changeTier(person.userId(), "pro"))
                    .isInstanceOf(RefusedByPolicyException.class)
                    .hasMessageContaining("policy is broken");
        }
        assertThat(asked).singleElement().satisfies(planned -> {
            assertThat(planned.tierBefore()).isEqualTo("free");
            assertThat(planned.tierAfter()).isEqualTo("pro");
            assertThat(planned.plan().changes())
                    .extracting(PlannedChange::what)
                    .contains("models", "max_budget", "rpm_limit", "tier", "expires");
        });
        assertHas(Bridge.FREE, bridge.keys(person).get(0));
    }

    @Test
    void listenersHearEverythingAndOneThatThrowsLosesNothing() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        List<BridgeEvent> heard = new ArrayList<>();
        try (var facade = bridge.builder()
                .listener(event -> {
                    if (event instanceof BridgeEvent.TierChanged) {
                        throw new IllegalStateException("listener is broken");
                    }
                })
                .listener(heard::add)
                .build()) {
            TierChangeResult result = facade.changeTier(person.userId(), "pro");

            assertThat(result.listenerErrors()).extracting(StepError::message).containsExactly("listener is broken");
        }
        assertThat(heard)
                .filteredOn(BridgeEvent.TierChanged.class::isInstance)
                .containsExactly(new BridgeEvent.TierChanged(Operation.CHANGE_TIER, person.userId(), "free", "pro"));
        assertThat(heard).last().isInstanceOf(BridgeEvent.Succeeded.class);
        assertHas(Bridge.PRO, bridge.keys(person).get(0));
    }

    @Test
    void listenersHearOfAFailureAndTheNextCallMendsIt() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        List<BridgeEvent> heard = new ArrayList<>();
        try (var facade = bridge.builder().listener(heard::add).build()) {
            bridge.wire.troubleOnce("GET", "/key/info", Wire.Effect.LOSE_ANSWER);

            assertThatThrownBy(() -> facade.changeTier(person.userId(), "pro"))
                    .isInstanceOf(StepFailedException.class)
                    .hasCauseInstanceOf(UnreachableException.class);
            assertThat(heard).last().isInstanceOf(BridgeEvent.Failed.class);

            assertThat(facade.changeTier(person.userId(), "pro").notApplied()).isEmpty();
        }
        assertHas(Bridge.PRO, bridge.keys(person).get(0));
    }

    @Test
    void theTiersGroupsFollow() {
        String freeGroup = ServerLine.unique("Free");
        String proGroup = ServerLine.unique("Pro");
        SubscriptionTier free = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                .addGroups(freeGroup)
                .build();
        SubscriptionTier pro = SubscriptionTier.builder("pro", Models.of("gpt-4o"))
                .addGroups(proGroup)
                .build();
        ProvisionRequest person = Bridge.newPerson();
        try (var facade = bridge.builder().tiers(TierCatalog.of(free, pro)).build()) {
            ProvisionResult provisioned = facade.provisionUser(person);
            assertThat(groupsOf(provisioned.accountId(), person)).containsExactly(freeGroup);

            facade.changeTier(person.userId(), "pro");

            assertThat(groupsOf(provisioned.accountId(), person)).containsExactly(proGroup);
        } finally {
            bridge.openWebUi.groups().list().stream()
                    .filter(group ->
                            group.name().equals(freeGroup) || group.name().equals(proGroup))
                    .forEach(group -> bridge.openWebUi.groups().delete(group.id()));
        }
    }

    @Test
    void whatCannotBeChangedIsTold() {
        SubscriptionTier wrong =
                SubscriptionTier.builder("wrong", Models.of("no-such-model")).build();
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        try (var facade =
                bridge.builder().tiers(TierCatalog.of(Bridge.FREE, wrong)).build()) {
            assertThatThrownBy(() -> facade.changeTier(person.userId(), "wrong"))
                    .isInstanceOf(UnknownModelException.class)
                    .hasMessageContaining("no-such-model");
            assertThatThrownBy(() -> facade.changeTier(person.userId(), "gold"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("gold");
            assertThatThrownBy(() -> facade.changeTier(ServerLine.unique("nobody"), "free"))
                    .isInstanceOf(PersonNotFoundException.class);
        }
        assertHas(Bridge.FREE, bridge.keys(person).get(0));
    }

    @Test
    void aUserWithoutAKeyOfOursIsTold() {
        String userId = ServerLine.unique("plain");
        bridge.liteLlm
                .users()
                .create(NewUserRequest.builder(userId, Models.all()).build());

        assertThatThrownBy(() -> bridge.facade().changeTier(userId, "pro"))
                .isInstanceOf(PersonNotFoundException.class)
                .hasMessageContaining("provision the person first");
    }

    private List<String> groupsOf(String accountId, ProvisionRequest person) {
        List<String> ids = bridge.account(person).groupIds();
        return bridge.openWebUi.groups().list().stream()
                .filter(group -> ids == null ? group.userIds().contains(accountId) : ids.contains(group.id()))
                .map(Group::name)
                .toList();
    }

    private static void assertHas(SubscriptionTier tier, Key key) {
        assertThat(key.models()).isEqualTo(tier.models());
        assertThat(key.maxBudget()).isEqualTo(tier.maxBudget());
        assertThat(key.budgetDuration()).isEqualTo(tier.budgetDuration().text());
        assertThat(key.rpmLimit()).isEqualTo(tier.rpmLimit());
        assertThat(key.tpmLimit()).isEqualTo(tier.tpmLimit());
        assertThat(key.metadata()).containsEntry("subscription_tier", tier.name());
        assertThat(key.expires())
                .isCloseTo(Instant.now().plus(tier.keyDuration().toDuration()), within(2, ChronoUnit.MINUTES));
    }
}
