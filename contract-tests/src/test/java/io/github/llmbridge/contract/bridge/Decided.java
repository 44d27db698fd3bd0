package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What others than {@code provisionUser} have decided of a person. A repeat leaves it as it is. */
record Decided(boolean suspended, boolean pending, boolean ended) {
    static Decided of(Life life) {
        return new Decided(
                "suspended".equals(life.noted("standing")),
                life.account()
                        .filter(Decided::wasInUse)
                        .filter(Decided::isPending)
                        .isPresent(),
                life.keys().stream().anyMatch(key -> isEnded(life, key) && isOfTheWish(key)));
    }

    void assertStays(Life life, ProvisionResult result) {
        if (suspended) {
            assertThat(result.status()).isEqualTo(Status.SUSPENDED);
            assertThat(life.keys()).allMatch(Life::isBlocked);
        }
        if (pending) {
            assertThat(life.account().map(Account::role)).contains(Role.PENDING);
        }
        if (ended) {
            assertThat(life.keys()).as("the key that has ended").allMatch(key -> isEnded(life, key));
        }
    }

    /** By those who decided it. */
    static void takeBack(Life life) {
        if ("suspended".equals(life.noted("standing"))) {
            life.facade().resume(life.id());
            assertThat(life.keys()).as("keys of a resumed person").noneMatch(Life::isBlocked);
        }
        if (life.noted("grant") != null) {
            life.facade().endGrant(life.id());
        }
        life.changeAccount(UpdateAccountRequest.builder().role(Role.USER));
        life.provision(life.wish());
        if (life.isShortened()) {
            life.facade().renew(life.id());
        }
        life.keys().forEach(key -> life.liteLlm().keys().unblock(key.token()));
        if (!life.derives() || life.isNoteLost()) {
            life.keys().stream().filter(key -> !isKnown(life, key)).forEach(life::deleteKey);
        }
        life.leaveHandTeam();
        life.leaveGroups(life::isHandGroup);
        if (life.isNoteLost()) {
            life.leaveTeams();
            life.leaveGroups(name -> !name.equals(life.subject.freeGroup));
        }
        life.changeKeys(change -> change.clearTpmLimit());
        if (life.isTierUntold()) {
            life.changeKeys(change -> change.clearMaxParallelRequests());
        }
        life.keys().forEach(key -> {
            Map<String, Object> metadata = new LinkedHashMap<>(key.metadata());
            if (metadata.remove("cost_center") != null) {
                life.subject.bridge.byHand(key, change -> change.metadata(metadata));
            }
        });
        life.editConnections(stored -> stored.remove(found -> isOfOthers(life, found))
                .update(found -> true, found -> found.withEnabled(true).managedBy("llmbridge")));
    }

    /** Of the user's own, or of the bridge, but with neither its mark nor a key that lives: nobody can know it again. */
    private static boolean isOfOthers(Life life, DirectConnection found) {
        boolean holdsKey = found.bareKey()
                .map(KeyHash::of)
                .filter(hash -> life.keys().stream().map(Key::token).anyMatch(hash::equals))
                .isPresent();
        return !holdsKey && !found.isManagedBy("llmbridge");
    }

    /** By mark, alias or connection; a bridge with a secret knows its keys by their values, too. */
    private static boolean isKnown(Life life, Key key) {
        return key.metadata().containsKey("managed_by")
                || !String.valueOf(key.keyAlias()).startsWith("renamed-")
                || life.connections().stream()
                        .flatMap(found -> found.bareKey().stream())
                        .anyMatch(value -> KeyHash.of(value).equals(key.token()));
    }

    private static boolean isPending(Account account) {
        return account.role().equals(Role.PENDING);
    }

    private static boolean wasInUse(Account account) {
        return account.settings() != null;
    }

    /** Another tier is a new life. */
    private static boolean isOfTheWish(Key key) {
        return !"pro".equals(key.metadata().get("subscription_tier"));
    }

    private static boolean isEnded(Life life, Key key) {
        return key.expires() != null && !key.expires().isAfter(Instant.now().plus(life.subject.ahead()));
    }
}
