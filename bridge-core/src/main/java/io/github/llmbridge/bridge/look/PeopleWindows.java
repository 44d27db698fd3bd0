package io.github.llmbridge.bridge.look;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.users.IdList;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.AccountPage;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads people whose accounts hold a key of a bridge, some at a time: accounts by pages, then the keys that they hold
 * in one call, and the users who have these keys in another. So memory holds one window, whatever the number of
 * people. Who is in a team is left out, since the list of teams grows with its members.
 */
public final class PeopleWindows {
    /** Three pages of accounts; LiteLLM's longest page is 100. */
    private static final int SIZE = 3 * AccountPage.SIZE;

    private final Servers servers;

    /** Windows of two servers. */
    public PeopleWindows(Servers servers) {
        this.servers = servers;
    }

    /** How many accounts there are, by one call. */
    public int accounts() {
        return servers.openWebUi().users().list(1, "").total();
    }

    /** Hands on each window once, and before that each account. */
    public void read(Consumer<Account> each, Consumer<Everybody> work) {
        List<Group> groups = servers.openWebUi().groups().list();
        Iterator<Account> accounts = servers.openWebUi().users().stream("").iterator();
        List<Account> window = new ArrayList<>();
        while (accounts.hasNext()) {
            Account account = accounts.next();
            each.accept(account);
            window.add(account);
            if (window.size() == SIZE || !accounts.hasNext()) {
                people(window, groups).ifPresent(work);
                window.clear();
            }
        }
    }

    private Optional<Everybody> people(List<Account> window, List<Group> groups) {
        Map<KeyHash, Account> holders = new LinkedHashMap<>();
        window.forEach(account -> Look.markedKey(Optional.of(account)).ifPresent(hash -> holders.put(hash, account)));
        if (holders.isEmpty()) {
            return Optional.empty();
        }
        List<Key> rows =
                servers.liteLlm().keys().infos(List.copyOf(holders.keySet())).info();
        Map<String, User> users = users(rows);
        Map<String, List<Key>> keys = new HashMap<>();
        Map<KeyHash, Key> marked = new HashMap<>();
        Map<String, List<Account>> accounts = new HashMap<>();
        holders.forEach(
                (hash, account) -> accounts.computeIfAbsent(Emails.normalise(account.email()), key -> new ArrayList<>())
                        .add(account));
        for (Key row : rows) {
            withHash(row, users, accounts).ifPresent(key -> {
                keys.computeIfAbsent(String.valueOf(key.userId()), id -> new ArrayList<>())
                        .add(key);
                marked.put(Objects.requireNonNull(key.token()), key);
            });
        }
        users.keySet().retainAll(keys.keySet());
        return Optional.of(new Everybody(
                users, Set.copyOf(users.keySet()), keys, marked, Map.of(), accounts, groups, Set.of(), List.of()));
    }

    private Map<String, User> users(List<Key> rows) {
        List<String> ids = rows.stream()
                .map(Key::userId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, User> users = new HashMap<>();
        if (!ids.isEmpty()) {
            servers.liteLlm().users().stream(
                            UserListQuery.builder().userIds(IdList.of(ids)).build())
                    .filter(user -> user.teams().isEmpty() && Objects.equals(user.keyCount(), 1))
                    .forEach(user -> users.put(String.valueOf(user.userId()), user));
        }
        return users;
    }

    /** Newer versions leave the hash out: it is that of the key in the account of the user, if both end alike. */
    private Optional<Key> withHash(Key row, Map<String, User> users, Map<String, List<Account>> accounts) {
        User user = users.get(String.valueOf(row.userId()));
        if (user == null || user.userEmail() == null || row.token() != null) {
            return Optional.of(row).filter(key -> user != null && key.token() != null);
        }
        List<Account> found = accounts.getOrDefault(Emails.normalise(user.userEmail()), List.of());
        return found.size() != 1
                ? Optional.empty()
                : held(found.get(0))
                        .filter(value -> endsAlike(row, value))
                        .map(value -> row.withToken(KeyHash.of(value)));
    }

    private static Optional<Secret> held(Account account) {
        return account.directConnections()
                .find(found -> found.isManagedBy(Ownership.OWNER))
                .map(DirectConnection::key)
                .flatMap(KeyValues::sent);
    }

    private static boolean endsAlike(Key row, Secret value) {
        String shown = row.keyName();
        int tail = 4;
        return shown != null
                && shown.length() >= tail
                && value.reveal().endsWith(shown.substring(shown.length() - tail));
    }
}
