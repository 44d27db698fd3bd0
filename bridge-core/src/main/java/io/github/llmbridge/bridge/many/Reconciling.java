package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.PlanOutdatedException;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.ReconcileReport;
import io.github.llmbridge.bridge.report.ReconcileReport.Reconciled;
import io.github.llmbridge.bridge.report.ReconcileReport.Reconciled.Outcome;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.http.UnauthorizedException;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

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
        AtomicBoolean refused = new AtomicBoolean();
        List<Plan> toDo =
                plan.plans().stream().filter(person -> !person.isEmpty()).toList();
        return new ReconcileReport(
                plan, sideBySide.map(toDo, person -> one(person, call, refused), Reconciling::instead));
    }

    private static Reconciled instead(Plan plan, SideBySide.Lack lack) {
        return lack.begun()
                ? new Reconciled(plan.userId(), Outcome.FAILED, null, "the work broke: " + lack.cause())
                : new Reconciled(plan.userId(), Outcome.NOT_BEGUN, null, "the caller was interrupted");
    }

    private Reconciled one(Plan plan, Call call, AtomicBoolean refused) {
        String userId = plan.userId();
        if (refused.get()) {
            return new Reconciled(userId, Outcome.NOT_BEGUN, null, "a server refused the bridge's own credentials");
        }
        try {
            ProvisionResult result = engine.run(tasks.reconcile(plan), call);
            return result.status() == Status.AWAITING_USER_TOKEN
                    ? new Reconciled(userId, Outcome.AWAITING_USER_TOKEN, result, "there is no way into the settings")
                    : new Reconciled(userId, Outcome.DONE, result, null);
        } catch (PlanOutdatedException e) {
            return new Reconciled(userId, Outcome.OUTDATED, null, e.getMessage());
        } catch (StepFailedException e) {
            if (e.getCause() instanceof UnauthorizedException) {
                refused.set(true);
            }
            Outcome outcome = Thread.currentThread().isInterrupted() ? Outcome.INTERRUPTED : Outcome.FAILED;
            return new Reconciled(userId, outcome, (ProvisionResult) e.result(), e.getMessage());
        } catch (BridgeException e) {
            return new Reconciled(userId, Outcome.REFUSED, null, e.getMessage());
        }
    }
}
