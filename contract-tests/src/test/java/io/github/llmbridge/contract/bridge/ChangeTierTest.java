package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.bridge.BridgeException;
import io.github.llmbridge.bridge.ProvisionRequest;
import io.github.llmbridge.bridge.ProvisionResult;
import io.github.llmbridge.bridge.SubscriptionTier;
import io.github.llmbridge.bridge.TierCatalog;
import io.github.llmbridge.bridge.TierChange;
import io.github.llmbridge.bridge.TierChangeResult;
import io.github.llmbridge.bridge.TierChangeVetoedException;
import io.github.llmbridge.bridge.TierListener;
import io.github.llmbridge.bridge.UnknownModelException;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
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
        if (line.isSeedLiteLlm()) {
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
        TierListener refusing = new TierListener() {
            @Override
            public Optional<String> refuse(TierChange change) {
                return Optional.of("unpaid");
            }
        };
        try (var facade = bridge.builder().tierListener(refusing).build()) {
            bridge.wire.clear();

            assertThatThrownBy(() -> facade.changeTier(person.userId(), "pro"))
                    .isInstanceOf(TierChangeVetoedException.class)
                    .hasMessageContaining("unpaid");
        }
        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(bridge.keys(person).get(0)).isEqualTo(before);
    }

    @Test
    void listenersHearBeforeAndAfterAndOneThatThrowsLosesNothing() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        List<String> heard = new ArrayList<>();
        TierListener throwing = new TierListener() {
            @Override
            public Optional<String> refuse(TierChange change) {
                throw new IllegalStateException("before");
            }

            @Override
            public void changed(TierChange change, TierChangeResult result) {
                throw new IllegalStateException("after");
            }
        };
        TierListener hearing = new TierListener() {
            @Override
            public Optional<String> refuse(TierChange change) {
                heard.add("before " + change.from() + " to " + change.to().name());
                return Optional.empty();
            }

            @Override
            public void changed(TierChange change, TierChangeResult result) {
                heard.add("after " + result.to());
            }
        };
        try (var facade =
                bridge.builder().tierListener(throwing).tierListener(hearing).build()) {
            TierChangeResult result = facade.changeTier(person.userId(), "pro");

            assertThat(result.listenerErrors())
                    .extracting(RuntimeException::getMessage)
                    .containsExactly("before", "after");
        }
        assertThat(heard).containsExactly("before free to pro", "after pro");
        assertHas(Bridge.PRO, bridge.keys(person).get(0));
    }

    @Test
    void listenersHearOfAFailureAndTheNextCallMendsIt() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        List<RuntimeException> heard = new ArrayList<>();
        TierListener hearing = new TierListener() {
            @Override
            public void failed(TierChange change, RuntimeException error) {
                heard.add(error);
            }
        };
        try (var facade = bridge.builder().tierListener(hearing).build()) {
            bridge.wire.troubleOnce("GET", "/key/info", Wire.Effect.LOSE_ANSWER);

            assertThatThrownBy(() -> facade.changeTier(person.userId(), "pro"))
                    .isInstanceOf(UnreachableException.class);
            assertThat(heard).hasSize(1);

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
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("gold");
            assertThatThrownBy(() -> facade.changeTier(ServerLine.unique("nobody"), "free"))
                    .isInstanceOf(NotFoundException.class);
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
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("provision the user first");
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
