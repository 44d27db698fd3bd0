package io.github.llmbridge.bridge.look;

import io.github.llmbridge.bridge.report.Stray;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamListQuery;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads everybody by lists: users and keys 100 a call, accounts 30 a call, and teams and groups. What is not this
 * bridge's is forgotten while it is read. Not thread safe; one for each reading.
 */
public final class EverybodyReader {
    private final Servers servers;
    private final Ownership ownership;
    private final boolean all;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, List<Key>> keys = new HashMap<>();
    private final Map<KeyHash, Key> marked = new HashMap<>();
    private final Map<String, List<Account>> accounts = new HashMap<>();
    private final Set<String> people = new HashSet<>();
    private final Set<String> elsewhere = new HashSet<>();
    private final List<Stray> strays = new ArrayList<>();

    /**
     * A reading with the eyes of one bridge.
     *
     * @param all whether users whom the bridge does not serve are kept, too
     */
    public EverybodyReader(Servers servers, Ownership ownership, boolean all) {
        this.servers = servers;
        this.ownership = ownership;
        this.all = all;
    }

    /** Reads both servers. Who is made or removed meanwhile may be missing. */
    public Everybody read() {
        servers.liteLlm().users().stream(UserListQuery.builder().build())
                .filter(user -> user.userId() != null)
                .forEach(this::add);
        servers.liteLlm().keys().stream(KeyListQuery.builder().build()).forEach(this::add);
        if (!all) {
            users.keySet().retainAll(people);
        }
        Map<String, Team> teams = teams();
        Set<String> addresses = addresses();
        servers.openWebUi().users().stream("").forEach(account -> add(account, addresses));
        accounts.forEach(this::tellSeveral);
        return new Everybody(
                users,
                Set.copyOf(people),
                keys,
                marked,
                teams,
                accounts,
                servers.openWebUi().groups().list(),
                elsewhere,
                List.copyOf(strays));
    }

    private void add(User user) {
        String id = String.valueOf(user.userId());
        users.put(id, user);
        if (!Note.in(user.metadata(), ownership.instance()).equals(Note.none())) {
            people.add(id);
        }
    }

    private void add(Key key) {
        KeyHash hash = key.token();
        if (hash == null) {
            return;
        }
        String owner = key.userId();
        Optional<String> person = ownership.personOf(key);
        person.ifPresent(id -> {
            marked.put(hash, key);
            if (users.containsKey(id)) {
                people.add(id);
            } else {
                strays.add(new Stray(
                        Stray.Kind.KEY_WITHOUT_PERSON,
                        hash.value(),
                        "a key of this bridge for user '" + id + "', whom LiteLLM does not have"));
            }
        });
        if (owner != null && (person.isPresent() || people.contains(owner))) {
            keys.computeIfAbsent(owner, id -> new ArrayList<>()).add(key);
        }
    }

    private Map<String, Team> teams() {
        Map<String, Team> teams = new HashMap<>();
        if (users.values().stream().anyMatch(user -> !user.teams().isEmpty())) {
            servers.liteLlm().teams().stream(TeamListQuery.builder().build())
                    .forEach(team -> teams.put(team.teamId(), team));
        }
        return teams;
    }

    private Set<String> addresses() {
        Set<String> addresses = new HashSet<>();
        for (User user : users.values()) {
            Stream.of(
                            Optional.ofNullable(user.userEmail()),
                            Optional.ofNullable(Note.in(user.metadata(), ownership.instance())
                                    .emailBefore()))
                    .flatMap(Optional::stream)
                    .filter(Emails::isAddress)
                    .map(Emails::normalise)
                    .forEach(addresses::add);
        }
        return addresses;
    }

    private void add(Account account, Set<String> addresses) {
        String address = Emails.normalise(account.email());
        if (addresses.contains(address)) {
            accounts.computeIfAbsent(address, key -> new ArrayList<>()).add(account);
            return;
        }
        Optional<KeyHash> held = Look.markedKey(Optional.of(account));
        Optional<String> person = held.map(marked::get).flatMap(ownership::personOf);
        if (person.isPresent()) {
            elsewhere.add(person.get());
            strays.add(new Stray(
                    Stray.Kind.ACCOUNT_WITH_OTHER_ADDRESS,
                    account.id(),
                    "the account " + account.email() + " holds the key of user '" + person.get()
                            + "', who has another address in LiteLLM; updatePerson brings them together"));
        } else if (held.isPresent() || AccountMark.of(account).isPresent()) {
            strays.add(new Stray(
                    Stray.Kind.ACCOUNT_WITHOUT_PERSON,
                    account.id(),
                    "the account " + account.email()
                            + " was connected by a bridge, and no LiteLLM user has its address"));
        }
    }

    private void tellSeveral(String address, List<Account> found) {
        if (found.size() > 1) {
            strays.add(new Stray(
                    Stray.Kind.ACCOUNTS_WITH_ONE_ADDRESS,
                    address,
                    found.size() + " accounts have this address: "
                            + found.stream().map(Account::id).toList()));
        }
    }
}
