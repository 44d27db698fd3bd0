package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The virtual key: kept and changed in place, made, or replaced by another value. */
public final class KeyStep implements PersonStep {
    private final KeyChoice choice;
    private final KeyChanges changes;
    private final KeyMaking making;

    /** The step of one bridge. */
    public KeyStep(World world, Access access, Notes notes) {
        this.choice = new KeyChoice(world, access);
        this.changes = new KeyChanges(world);
        this.making = new KeyMaking(world, notes);
    }

    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        if (person.isKeyless()) {
            return List.of();
        }
        KeyDecision decision = choice.decide(person, look);
        if (decision instanceof KeyDecision.Keep keep) {
            return person.leavesLiteLlm() ? List.of() : changes.plan(person, look, keep.key());
        }
        if (decision instanceof KeyDecision.Replace replace) {
            List<PlannedChange> planned = new ArrayList<>(changes.plan(person, look, replace.key()));
            planned.add(new PlannedChange(Step.KEY, "key", replace.key().hash().value(), "another value"));
            return planned;
        }
        // The connection of a key that was deleted still holds it.
        PlannedChange.Reason reason =
                look.lostKey().isPresent() ? PlannedChange.Reason.DELETED : PlannedChange.Reason.MISSING;
        return List.of(new PlannedChange(Step.KEY, "key", null, person.tier().name(), reason));
    }

    @Override
    public Done apply(Run run) {
        Person person = run.person();
        if (person.isKeyless()) {
            return Done.UNCHANGED;
        }
        KeyDecision decision = choice.decide(person, run.look());
        if (decision instanceof KeyDecision.Keep keep && person.leavesLiteLlm()) {
            run.key(keep.key().hash(), keep.value());
            run.keyRow(KeyFacts.of(keep.key().key()));
            return Done.UNCHANGED;
        }
        if (decision instanceof KeyDecision.Keep keep) {
            return changes.apply(run, keep.key(), keep.value());
        }
        if (decision instanceof KeyDecision.Replace replace) {
            // A new value that cannot be put into the settings would be one more live key.
            return run.isSettingsShut() ? changes.apply(run, replace.key(), null) : making.replace(run, replace);
        }
        return making.make(run, ((KeyDecision.Make) decision).generation());
    }

    /** The key that counts, as it was found. */
    public Optional<OwnedKey> found(Person person, Look look) {
        if (person.isKeyless()) {
            return Optional.empty();
        }
        KeyDecision decision = choice.decide(person, look);
        if (decision instanceof KeyDecision.Keep keep) {
            return Optional.of(keep.key());
        }
        return decision instanceof KeyDecision.Replace replace ? Optional.of(replace.key()) : Optional.empty();
    }

    /** Whether the key keeps its value. */
    public boolean keepsValue(Person person, Look look) {
        return person.isKeyless() || !(choice.decide(person, look) instanceof KeyDecision.Replace);
    }
}
