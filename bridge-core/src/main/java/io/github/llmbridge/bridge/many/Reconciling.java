package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.ReconcileReport;
import io.github.llmbridge.bridge.report.ReconcileReport.Reconciled;
import io.github.llmbridge.bridge.report.ReconcileReport.Reconciled.Outcome;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Carries out what was planned for many people, several at a time. Thread safe. */
public final class Reconciling {
    private final Engine engine;
    private final Tasks tasks;
    private final SideBySide sideBySide;

    /**
     * Made by the facade.
     *
     * @param atATime how many people are worked on at a time
     * @param threads makes the threads of each reconciliation
     */
    public Reconciling(Engine engine, Tasks tasks, int atATime, ThreadFactory threads) {
        this.engine = engine;
        this.tasks = tasks;
        this.sideBySide = new SideBySide(atATime, threads);
    }

    /**
     * Carries the plan out.
     *
     * @throws InvalidRequestException before the first change, if more would be taken away than is allowed
     */
    public ReconcileReport run(PeoplePlan plan, Removals allowed, Call call) {
        if (allowed.forbid(plan.removals(), plan.people())) {
            throw new InvalidRequestException("the plan takes something away from " + plan.removals() + " of "
                    + plan.people() + " people, more than " + allowed.people() + " and " + allowed.percent()
                    + " % allow; look at it, and allow as many if it is right");
        }
        OneOfMany people = new OneOfMany();
        List<Plan> toDo =
                plan.plans().stream().filter(person -> !person.isEmpty()).toList();
        return new ReconcileReport(
                plan,
                sideBySide.map(
                        toDo,
                        person -> told(person, people.run(() -> engine.run(tasks.reconcile(person), call))),
                        (person, lack) -> told(person, OneOfMany.without(lack))));
    }

    private static Reconciled told(Plan plan, OneOfMany.Ended ended) {
        return new Reconciled(plan.userId(), Outcome.valueOf(ended.how().name()), ended.result(), ended.why());
    }
}
