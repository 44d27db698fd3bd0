package io.github.llmbridge.bridge.look;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Emails;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what both servers hold of a person: one call a server, and one more for groups. Thread safe. */
public final class Looker {
    private final Ownership ownership;
    private final DerivedKeys derived;
    private final Clock clock;

    /** Looks with the eyes of one bridge. */
    public Looker(Ownership ownership, DerivedKeys derived, Clock clock) {
        this.ownership = ownership;
        this.derived = derived;
        this.clock = clock;
    }

    /** LiteLLM's side. */
    public Optional<UserInfo> user(Servers servers, String userId) {
        return servers.liteLlm().users().find(userId);
    }

    /** Open WebUI's side; more than one account with this address only for moments, on servers that let it happen. */
    public List<Account> accounts(Servers servers, String email) {
        // LiteLLM keeps any text for an address, and no account has what is none.
        return !Emails.isAddress(email)
                ? List.of()
                : servers.openWebUi().users().allByEmail(email);
    }

    /**
     * Puts both sides together; asks once more only where a connection of ours holds a key that the user does not have.
     */
    public Look look(
            Servers servers, String userId, Optional<UserInfo> user, List<Account> accounts, List<Group> groups) {
        return look(
                userId, user, accounts, groups, hash -> servers.liteLlm().keys().find(hash));
    }

    /** @param keyOf finds a key that a connection of ours holds and the user does not have */
    Look look(
            String userId,
            Optional<UserInfo> user,
            List<Account> accounts,
            List<Group> groups,
            Function<KeyHash, Optional<Key>> keyOf) {
        Optional<KeyHash> marked = Look.markedKey(Look.first(accounts));
        List<Key> keys = user.map(UserInfo::keys).orElse(List.of());
        Optional<Key> stray = marked.filter(hash -> keys.stream().noneMatch(key -> hash.equals(key.token())))
                .flatMap(keyOf);
        return Look.of(ownership, derived, userId, user, stray, accounts, groups, clock.instant());
    }
}
