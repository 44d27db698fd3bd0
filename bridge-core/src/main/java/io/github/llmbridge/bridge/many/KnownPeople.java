package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.store.People;
import io.github.llmbridge.bridge.store.PersonRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose a key or an account is, by the store. Read once, when it is first asked, and kept up to date. Thread safe. */
final class KnownPeople {
    private final People people;
    private final String instance;
    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, String> byAccount = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private boolean isRead;

    KnownPeople(People people, String instance) {
        this.people = people;
        this.instance = instance;
    }

    /** What the store keeps of a person. */
    Optional<PersonRecord> find(String userId) {
        return people.find(instance, userId);
    }

    /** Everybody in the store, by user id. */
    synchronized Map<String, PersonRecord> all() {
        Map<String, PersonRecord> all = new HashMap<>();
        people.all(instance).forEach(person -> {
            all.put(person.userId(), person);
            add(person);
        });
        isRead = true;
        return all;
    }

    /** Whose key this is or was. */
    synchronized Optional<String> ofKey(String hash) {
        read();
        return Optional.ofNullable(byKey.get(hash));
    }

    /** Whose account this is. */
    synchronized Optional<String> ofAccount(String accountId) {
        read();
        return Optional.ofNullable(byAccount.get(accountId));
    }

    /** The id of a person's account. */
    synchronized @Nullable String accountOf(String userId) {
        read();
        return accounts.get(userId);
    }

    /** A person was worked on. */
    void refresh(String userId) {
        find(userId).ifPresent(this::add);
    }

    private synchronized void add(PersonRecord person) {
        if (person.keyHash() != null) {
            byKey.put(person.keyHash().value(), person.userId());
        }
        if (person.accountId() != null) {
            byAccount.put(person.accountId(), person.userId());
            accounts.put(person.userId(), person.accountId());
        }
    }

    private void read() {
        if (!isRead) {
            people.all(instance).forEach(this::add);
            isRead = true;
        }
    }
}
