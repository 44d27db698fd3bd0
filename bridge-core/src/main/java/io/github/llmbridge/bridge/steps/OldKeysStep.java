package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.look.Ownership;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.openwebui.settings.MalformedSettingsException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keys of the bridge that are not in use any more, once the connection holds the one that stays. The connection is read anew
 * just before: a key that another process has put there meanwhile stays.
 */
public final class OldKeysStep implements PersonStep {
    private final KeyStep keys;
    private final Notes notes;

    /** The step of one bridge. */
    public OldKeysStep(KeyStep keys, Notes notes) {
        this.keys = keys;
        this.notes = notes;
    }

    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        if (person.isKeyless()) {
            return List.of();
        }
        Optional<KeyHash> current = keys.found(person, look).map(OwnedKey::hash);
        return look.owned().stream()
                .map(OwnedKey::hash)
                .filter(hash -> !current.equals(Optional.of(hash)))
                .map(hash -> new PlannedChange(Step.OLD_KEYS, "key", hash.value(), null))
                .toList();
    }

    @Override
    public boolean concerns(Run run) {
        return run.look().owned().stream().anyMatch(key -> !run.keyHash().equals(Optional.of(key.hash())));
    }

    @Override
    public Done apply(Run run) {
        Optional<KeyHash> current = run.keyHash();
        List<OwnedKey> old = run.look().owned().stream()
                .filter(key -> !current.equals(Optional.of(key.hash())))
                .toList();
        if (old.isEmpty() || current.isEmpty()) {
            return Done.UNCHANGED;
        }
        Set<KeyHash> inUse = heldNow(run);
        List<OwnedKey> unused =
                old.stream().filter(key -> !inUse.contains(key.hash())).toList();
        if (unused.size() < old.size() && !inUse.contains(current.get())) {
            throw new Overtaken("another process connected another key");
        }
        if (unused.isEmpty()) {
            return Done.UNCHANGED;
        }
        remember(run, unused);
        try {
            run.servers()
                    .liteLlm()
                    .keys()
                    .delete(KeySelection.of(unused.stream().map(OwnedKey::hash).toList()));
        } catch (NotFoundException gone) {
            return Done.UNCHANGED;
        }
        return Done.of(Outcome.REMOVED, unused.size() + " deleted");
    }

    /** A generation is used once: the highest one is noted before the keys that tell it are gone. */
    private void remember(Run run, List<OwnedKey> unused) {
        int highest = unused.stream().mapToInt(OwnedKey::generation).max().orElse(0);
        int kept = run.look().owned().stream()
                .filter(key -> !unused.contains(key))
                .mapToInt(OwnedKey::generation)
                .max()
                .orElse(0);
        if (highest > Math.max(kept, run.note().generation())) {
            notes.change(
                    run,
                    note -> note.but()
                            .generation(Math.max(note.generation(), highest))
                            .build());
        }
    }

    private static Set<KeyHash> heldNow(Run run) {
        try {
            return run.servers().openWebUi().users().allByEmail(run.person().email()).stream()
                    .flatMap(account -> account.directConnections().all().stream())
                    .flatMap(connection -> Ownership.hashOf(connection).stream())
                    .collect(Collectors.toSet());
        } catch (MalformedSettingsException e) {
            Set<KeyHash> unknown = new HashSet<>();
            run.look().owned().forEach(key -> unknown.add(key.hash()));
            run.keyHash().ifPresent(unknown::add);
            return unknown;
        }
    }
}
