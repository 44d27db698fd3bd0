package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.PlannedChange;
import java.util.List;

/** One resource of a person. */
public interface PersonStep {
    /** What differs from what should be; calls no server. */
    List<PlannedChange> plan(Person person, Look look);

    /** Whether the step has anything to say of this person. */
    default boolean concerns(Run run) {
        return true;
    }

    /** Makes what differs as it should be, and says what it did. */
    Done apply(Run run);
}
