package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** What an operation reached for one person. New operations may bring new kinds. */
public sealed interface PersonResult extends Serializable
        permits ProvisionResult, TierChangeResult, KeyResult, StandingResult, RemovalResult {
    /** What every result tells. */
    RunReport report();

    /** The same with another report. */
    PersonResult withReport(RunReport report);

    /** The same without key and password. */
    PersonResult withoutSecrets();

    /** The person's id in LiteLLM. */
    default String userId() {
        return report().userId();
    }

    /** Whether the person can chat. */
    default Status status() {
        return report().status();
    }

    /** What each step did, in the order in which they ended. */
    default List<StepResult> steps() {
        return report().steps();
    }

    /** What keeps the person from chatting, or should be known. */
    default List<Problem> problems() {
        return report().problems();
    }

    /** What listeners threw; the operation went on. */
    default List<StepError> listenerErrors() {
        return report().listenerErrors();
    }

    /** What a step did; empty if it was not reached. */
    default Optional<Outcome> outcome(Step step) {
        return steps().stream()
                .filter(result -> result.step() == step)
                .map(StepResult::outcome)
                .findFirst();
    }

    /** Whether nothing had to change. */
    default boolean unchanged() {
        return steps().stream().allMatch(step -> step.outcome() == Outcome.UNCHANGED);
    }

    /** The problem of this kind. */
    default Optional<Problem> problem(Problem.Kind kind) {
        return problems().stream().filter(problem -> problem.kind() == kind).findFirst();
    }
}
