package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a key: the first one of a person, or one that takes the place of another. */
final class KeyMaking {
    /** How many aliases that others have taken are passed over. */
    private static final int MOST_ALIASES = 20;

    private final World world;
    private final Notes notes;

    KeyMaking(World world, Notes notes) {
        this.world = world;
        this.notes = notes;
    }

    Done make(Run run, int generation) {
        run.tierBefore(null, false);
        // A user that was made in this run has a first key; another process may be making the very same one.
        int first = run.look().user().isEmpty() ? Math.max(1, run.note().generation()) : generation;
        return generate(run, new KeyCopy(world, run, null), first);
    }

    Done replace(Run run, KeyDecision.Replace replace) {
        OwnedKey old = replace.key();
        run.tierBefore(world.keyTiers().of(old).orElse(null), !world.keyTiers().isOf(run.person(), old));
        if (replace.blockFirst() && !old.isBlocked()) {
            // In one call with the mark, or the next run would take it for a block that others set, and copy it.
            run.servers()
                    .liteLlm()
                    .keys()
                    .update(UpdateKeyRequest.builder(old.hash())
                            .blocked(true)
                            .metadata(old.leakedMetadata())
                            .build());
        }
        return generate(run, new KeyCopy(world, run, old), replace.generation());
    }

    private Done generate(Run run, KeyCopy copy, int first) {
        AlreadyExistsException taken = null;
        for (int generation = first; generation < first + MOST_ALIASES; generation++) {
            try {
                return generateOne(run, copy, generation);
            } catch (AlreadyExistsException e) {
                requireForeign(run);
                taken = e;
            }
        }
        throw taken == null ? new IllegalStateException("no alias was tried") : taken;
    }

    /** An alias that another process of ours has just taken is no reason to make a second key. */
    private void requireForeign(Run run) {
        String userId = run.person().userId();
        boolean ours = run.servers().liteLlm().users().find(userId).stream()
                .flatMap(info -> info.keys().stream())
                .flatMap(key -> world.ownership().own(key, userId, Optional.empty()).stream())
                .anyMatch(key -> run.look().ownedKey(key.hash()).isEmpty());
        if (ours) {
            throw new Overtaken("another process made a key");
        }
    }

    private Done generateOne(Run run, KeyCopy copy, int generation) {
        Person person = run.person();
        remember(run, generation);
        Secret value = value(run, generation);
        KeyHash hash = KeyHash.of(value);
        Instant now = run.look().at();
        Optional<KeyDuration> duration = copy.duration(now);
        GenerateKeyRequestBuilder request = copy.request(generation, now)
                .key(value)
                .keyAlias(world.ownership().keyAlias(person.userId(), generation));
        if (person.standing() == Standing.SUSPENDED) {
            request.blocked(true);
        }
        KeyFacts made = store(run, request.build(), hash, duration);
        run.key(hash, value);
        run.keyRow(made);
        return Done.of(Outcome.CREATED);
    }

    /** With a secret the generation decides the value, so it is noted before it is used: it must never come back. */
    private void remember(Run run, int generation) {
        if (world.material().derives() && run.note().generation() < generation) {
            notes.change(
                    run,
                    note -> note.but()
                            .generation(Math.max(note.generation(), generation))
                            .secretId(world.material().secretId())
                            .build());
        }
    }

    private Secret value(Run run, int generation) {
        String userId = run.person().userId();
        if (world.material().derives()) {
            return world.material().newKey(userId, Notes.salt(run.note(), run.look()), generation);
        }
        Secret value = world.pending()
                .find(userId)
                .filter(noted -> run.look().ownedKey(KeyHash.of(noted)).isEmpty())
                .orElseGet(() -> world.material().newKey(userId, "", generation));
        world.pending().note(userId, value);
        return value;
    }

    /** What is known of the key as the server has it now. */
    private KeyFacts store(Run run, GenerateKeyRequest wanted, KeyHash hash, Optional<KeyDuration> duration) {
        try {
            GeneratedKey made = run.servers().liteLlm().keys().generateAnswer(wanted);
            Instant start = made.createdAt() == null ? run.look().at() : made.createdAt();
            correctExpiry(run, hash, duration, start, made.expires());
            return KeyFacts.of(wanted, duration.map(length -> start.plus(length.toDuration())));
        } catch (AlreadyExistsException | ServerErrorException e) {
            return settle(run, hash, duration, e);
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            return settle(run, hash, duration, e);
        }
    }

    /** Whether the key got there is told by its hash. */
    private KeyFacts settle(Run run, KeyHash hash, Optional<KeyDuration> duration, ApiException error) {
        Key found = run.servers().liteLlm().keys().find(hash).orElseThrow(() -> error);
        Instant start = found.createdAt() == null ? run.look().at() : found.createdAt();
        correctExpiry(run, hash, duration, start, found.expires());
        return KeyFacts.of(found);
    }

    /** LiteLLM 1.77.3 lets a new key expire at a calendar boundary; its update is exact. */
    private static void correctExpiry(
            Run run, KeyHash hash, Optional<KeyDuration> duration, Instant start, @Nullable Instant expires) {
        if (duration.isEmpty() || isMeant(start.plus(duration.get().toDuration()), expires)) {
            return;
        }
        run.servers()
                .liteLlm()
                .keys()
                .update(UpdateKeyRequest.builder(hash).duration(duration.get()).build());
    }

    /** An end at a whole second may be a boundary, however near it is: {@link KeyEnd} must be able to tell them apart later. */
    private static boolean isMeant(Instant end, @Nullable Instant found) {
        return found != null && KeyLife.isNear(end, found) && (found.toEpochMilli() % 1_000 != 0 || found.equals(end));
    }
}
