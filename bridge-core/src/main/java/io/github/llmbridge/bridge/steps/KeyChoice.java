package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.KeyWish;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import java.util.Optional;

/**
 * Which of the person's keys counts, and whether it is kept. A key is changed in place, never its value, unless a rotation is
 * asked for or nobody can know the value any more.
 */
final class KeyChoice {
    private final World world;
    private final Access access;

    KeyChoice(World world, Access access) {
        this.world = world;
        this.access = access;
    }

    KeyDecision decide(Person person, Look look) {
        Optional<OwnedKey> current = current(person, look);
        int next = nextGeneration(look);
        if (current.isEmpty()) {
            return new KeyDecision.Make(next);
        }
        OwnedKey key = current.get();
        Optional<Secret> value = value(person, look, key);
        if (person.key().asksForAnotherValue()) {
            Optional<OwnedKey> begun =
                    person.key() == KeyWish.ROTATE ? begunRotation(person, look, key) : Optional.empty();
            if (begun.isPresent()) {
                return new KeyDecision.Keep(
                        begun.get(), value(person, look, begun.get()).orElse(null));
            }
            return new KeyDecision.Replace(key, next, person.key() == KeyWish.REPLACE_NOW);
        }
        if (person.standing() == Standing.SUSPENDED || person.isConnectionOff()) {
            // It is blocked, and no other value could be put into the settings.
            return new KeyDecision.Keep(key, value.orElse(null));
        }
        boolean staysEnded = KeyEnd.isOver(key, look) && !world.keyTiers().restarts(person, look, key);
        if (key.isLeaked() && access.isOpen(person, look)) {
            return new KeyDecision.Replace(key, next, true);
        }
        if (value.isPresent() || staysEnded || !access.isOpen(person, look)) {
            return new KeyDecision.Keep(key, value.orElse(null));
        }
        return new KeyDecision.Replace(key, next, false);
    }

    /** The key that the connection holds, or one whose value is known, or else the newest. */
    private Optional<OwnedKey> current(Person person, Look look) {
        return look.connectedKey()
                .or(() -> look.owned().stream()
                        .filter(key -> value(person, look, key).isPresent())
                        .findFirst())
                .or(() -> look.owned().stream().findFirst());
    }

    /** A newer key of a rotation that was stopped, whose value can be derived again. */
    private Optional<OwnedKey> begunRotation(Person person, Look look, OwnedKey current) {
        return look.owned().stream()
                .filter(key -> key.generation() > current.generation()
                        && value(person, look, key).isPresent())
                .findFirst();
    }

    /** The key's value, if it stands in the settings, was made here a while ago, or can be derived. */
    Optional<Secret> value(Person person, Look look, OwnedKey key) {
        return look.connectionSecret()
                .filter(secret -> KeyHash.of(secret).equals(key.hash()))
                .or(() -> world.pending()
                        .find(person.userId())
                        .filter(secret -> KeyHash.of(secret).equals(key.hash())))
                .or(() -> derived(person, look, key));
    }

    private Optional<Secret> derived(Person person, Look look, OwnedKey key) {
        if (!world.material().derives() || look.user().isEmpty()) {
            return Optional.empty();
        }
        String salt = Notes.salt(look.note(), look);
        return world.material().keyOf(key.hash(), person.userId(), salt, key.generation());
    }

    /** A generation is used once, remembered beyond the life of its key. */
    private static int nextGeneration(Look look) {
        int newest = look.owned().stream().mapToInt(OwnedKey::generation).max().orElse(0);
        return Math.max(newest, look.note().generation()) + 1;
    }
}
