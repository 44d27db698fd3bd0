package io.github.llmbridge.bridge.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The people of {@link InMemoryStore}. */
final class MemoryPeople implements People {
    private record Id(String instance, String userId) {}

    private final Map<Id, PersonRecord> people;

    MemoryPeople(int most) {
        people = new NewestOf<>(most);
    }

    @Override
    public synchronized void save(PersonRecord person) {
        people.put(new Id(person.instance(), person.userId()), person);
    }

    @Override
    public synchronized Optional<PersonRecord> find(String instance, String userId) {
        return Optional.ofNullable(people.get(new Id(instance, userId)));
    }

    @Override
    public Stream<PersonRecord> withEmail(String instance, String email) {
        return all(instance).filter(person -> email.equalsIgnoreCase(person.email()));
    }

    @Override
    public Stream<PersonRecord> all(String instance) {
        return copy().stream()
                .filter(person -> person.instance().equals(instance))
                .sorted(Comparator.comparing(PersonRecord::userId));
    }

    private synchronized List<PersonRecord> copy() {
        return List.copyOf(people.values());
    }

    @Override
    public synchronized void delete(String instance, String userId) {
        people.remove(new Id(instance, userId));
    }
}
