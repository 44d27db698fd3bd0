package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.MalformedSettingsException;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What both servers hold of a person before anything is changed.
 *
 * @param owned the bridge's keys of the user, the newest first
 * @param connection the bridge's connection in the account's settings
 */
record Look(
        Optional<UserInfo> user,
        Optional<Account> account,
        List<OwnedKey> owned,
        Optional<DirectConnection> connection,
        List<Problem> problems) {

    static Look of(
            BridgeConfig config,
            String userId,
            Optional<UserInfo> user,
            Optional<Account> account,
            List<Problem> problems) {
        List<OwnedKey> owned =
                user.map(info -> OwnedKey.among(info.keys(), userId)).orElse(List.of());
        Set<KeyHash> hashes = owned.stream().map(OwnedKey::hash).collect(Collectors.toSet());
        return new Look(user, account, owned, account.flatMap(found -> connection(config, found, hashes)), problems);
    }

    /** The usable key that the stored connection holds. */
    Optional<OwnedKey> connectedKey(Instant now) {
        return connection
                .map(DirectConnection::key)
                .flatMap(key -> usable(now).stream()
                        .filter(owned -> owned.hash().equals(KeyHash.of(key)))
                        .findFirst());
    }

    /** Whether the stored connection leads to this URL with a usable key, so that no settings have to be written. */
    boolean isConnected(String url, Instant now) {
        return connectedKey(now).isPresent()
                && connection.filter(found -> found.hasUrl(url)).isPresent();
    }

    /** The stored connection's key in the clear. */
    Optional<Secret> connectionSecret() {
        return connection.map(DirectConnection::key);
    }

    List<OwnedKey> usable(Instant now) {
        return owned.stream().filter(key -> key.isUsable(now)).toList();
    }

    /** Whether the account is one that an earlier run of the bridge added and did not finish. */
    boolean isUnfinishedAccount() {
        return user.isPresent()
                && account.isPresent()
                && AccountClaim.covers(user.get().user(), account.get());
    }

    /** Settings that cannot be read count as holding no connection here; the write will say what is wrong. */
    private static Optional<DirectConnection> connection(BridgeConfig config, Account account, Set<KeyHash> hashes) {
        try {
            return account.directConnections().find(connection -> config.isOurs(connection, hashes));
        } catch (MalformedSettingsException e) {
            return Optional.empty();
        }
    }
}
