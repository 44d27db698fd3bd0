package io.github.llmbridge.bridge.look;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.MalformedSettingsException;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What both servers hold of a person, read once. Immutable.
 *
 * @param owned the bridge's keys of the user, the newest first
 * @param twins further accounts with the same address, added by processes at the same moment
 * @param groups every group of Open WebUI; empty where no group is in question
 * @param connection the bridge's connection in the account's settings
 * @param settingsFunctionServes whether the settings function leads into any account's settings
 * @param at when it was read
 */
public record Look(
        String userId,
        Optional<UserInfo> user,
        Optional<Account> account,
        List<Account> twins,
        List<Group> groups,
        Note note,
        List<OwnedKey> owned,
        Optional<DirectConnection> connection,
        boolean settingsFunctionServes,
        Instant at) {
    /** Puts together what was read. */
    public static Look of(
            Ownership ownership,
            DerivedKeys derived,
            String userId,
            Optional<UserInfo> user,
            Optional<Key> strayKey,
            List<Account> accounts,
            List<Group> groups,
            Instant at) {
        Optional<Account> account = first(accounts);
        Optional<KeyHash> marked = markedKey(account);
        List<Key> keys = new ArrayList<>(user.map(UserInfo::keys).orElse(List.of()));
        strayKey.ifPresent(keys::add);
        List<OwnedKey> owned = keys.stream()
                .flatMap(key -> ownership
                        .own(key, userId, marked)
                        .or(() -> user.flatMap(info -> ownership.own(key, userId, info, derived)))
                        .stream())
                .sorted(Comparator.comparingInt(OwnedKey::generation)
                        .reversed()
                        .thenComparing(key -> key.hash().value()))
                .toList();
        Set<KeyHash> hashes = hashes(owned);
        return new Look(
                userId,
                user,
                account,
                accounts.stream()
                        .filter(other -> !account.equals(Optional.of(other)))
                        .toList(),
                groups,
                user.map(info -> Note.in(info.user().metadata(), ownership.instance()))
                        .orElse(Note.none()),
                owned,
                account.flatMap(found -> connection(found, ownership, hashes)),
                false,
                at);
    }

    /** Of accounts with the same address the one that is in use; of those that are not, the same for every process. */
    static Optional<Account> first(List<Account> accounts) {
        return accounts.stream()
                .min(Comparator.comparing((Account account) ->
                                markedKey(Optional.of(account)).isEmpty())
                        .thenComparing(account -> account.settings() == null)
                        .thenComparing(Account::id));
    }

    /** The key in a connection with our mark. */
    static Optional<KeyHash> markedKey(Optional<Account> account) {
        return account.flatMap(found -> stored(found, connection -> connection.isManagedBy(Ownership.OWNER)))
                .flatMap(Ownership::hashOf);
    }

    /** The same with every group of Open WebUI. */
    public Look withGroups(List<Group> all) {
        return new Look(
                userId, user, account, twins, List.copyOf(all), note, owned, connection, settingsFunctionServes, at);
    }

    /** The same with what is known of the settings function. */
    public Look withSettingsFunction(boolean serves) {
        return new Look(userId, user, account, twins, groups, note, owned, connection, serves, at);
    }

    /** Metadata of LiteLLM's user; empty if there is none. */
    public Map<String, Object> userMetadata() {
        return user.map(info -> info.user().metadata()).orElse(Map.of());
    }

    /** The bridge's key that the stored connection holds. */
    public Optional<OwnedKey> connectedKey() {
        return connection.flatMap(Ownership::hashOf).flatMap(this::ownedKey);
    }

    /** The hashes of the bridge's keys. */
    public Set<KeyHash> ownHashes() {
        return hashes(owned);
    }

    private static Set<KeyHash> hashes(List<OwnedKey> keys) {
        return keys.stream().map(OwnedKey::hash).collect(Collectors.toUnmodifiableSet());
    }

    /** The bridge's key with this hash. */
    public Optional<OwnedKey> ownedKey(KeyHash hash) {
        return owned.stream().filter(key -> key.hash().equals(hash)).findFirst();
    }

    /** The other bridges that have keys of this user. */
    public List<String> otherInstances() {
        return user.stream()
                .flatMap(info -> info.keys().stream())
                .filter(key -> Ownership.OWNER.equals(key.metadata().get(OwnedKey.MANAGED_BY))
                        && key.token() != null
                        && ownedKey(key.token()).isEmpty())
                .map(key -> OwnedKey.instanceOf(key.metadata()))
                .distinct()
                .toList();
    }

    /** The key in the bridge's connection, if LiteLLM has it no longer: deleted, or forgotten by a restored database. */
    public Optional<KeyHash> lostKey() {
        return connection
                .flatMap(Ownership::hashOf)
                .filter(hash -> user.isPresent() && ownedKey(hash).isEmpty());
    }

    /** The stored connection's key as the browser sends it. */
    public Optional<Secret> connectionSecret() {
        return connection.flatMap(found -> Optional.ofNullable(found.key())).flatMap(KeyValues::sent);
    }

    /** Whether the account's own settings hold a key that is known to be this person's: nobody else can have put it there. */
    public boolean holdsOwnKey() {
        return connectedKey().isPresent();
    }

    /** Whether the account's stored connections do not line up, or cannot be read. */
    public boolean isMisaligned() {
        return account.filter(found -> {
                    try {
                        return !found.directConnections().problems().isEmpty();
                    } catch (MalformedSettingsException e) {
                        return true;
                    }
                })
                .isPresent();
    }

    /** The team of this id, if the user is a member. */
    public Optional<Team> team(String teamId) {
        return user.stream()
                .flatMap(info -> info.teams().stream())
                .filter(team -> team.teamId().equals(teamId))
                .findFirst();
    }

    /** The names of the groups that the account is a member of. */
    public List<String> memberships() {
        return account.map(found -> groups.stream()
                        .filter(group -> isMember(found, group))
                        .map(Group::name)
                        .toList())
                .orElse(List.of());
    }

    /** Whether the account is a member of the group that is meant by this name or stable id. */
    public boolean isIn(String wanted) {
        return account.filter(found ->
                        groups.stream().anyMatch(group -> GroupNames.isMeant(group, wanted) && isMember(found, group)))
                .isPresent();
    }

    /** Whether the account is a member; newer servers tell it with the account, older ones with the group. */
    public static boolean isMember(Account account, Group group) {
        if (account.groupIds() != null) {
            return account.groupIds().contains(group.id());
        }
        return group.userIds() != null && group.userIds().contains(account.id());
    }

    private static Optional<DirectConnection> connection(Account account, Ownership ownership, Set<KeyHash> hashes) {
        // A connection that holds a key of ours goes before one that has but the mark.
        Optional<DirectConnection> holding = stored(
                account,
                found -> ownership.isOurs(found, hashes)
                        && Ownership.hashOf(found).filter(hashes::contains).isPresent());
        return holding.or(() -> stored(account, found -> ownership.isOurs(found, hashes)));
    }

    /** Settings that cannot be read count as holding no connection here; the write will say what is wrong. */
    private static Optional<DirectConnection> stored(
            Account account, java.util.function.Predicate<DirectConnection> fits) {
        try {
            return account.directConnections().find(fits);
        } catch (MalformedSettingsException e) {
            return Optional.empty();
        }
    }
}
