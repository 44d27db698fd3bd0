package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.look.Everybody;
import io.github.llmbridge.bridge.read.Reads;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.View;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compares everybody with what the bridge gave; changes nothing. Thread safe. */
public final class PeoplePlans {
    private final Engine engine;
    private final Reads reads;
    private final Preflight preflight;
    private final Clock clock;

    /** Made by the facade. */
    public PeoplePlans(Engine engine, Reads reads, Preflight preflight, Clock clock) {
        this.engine = engine;
        this.reads = reads;
        this.preflight = preflight;
        this.clock = clock;
    }

    /** What differs, of all people. */
    public PeoplePlan ofAll() {
        Instant begun = clock.instant();
        List<Problem> general = preflight.ofConnections();
        Everybody everybody = engine.everybody();
        List<Plan> plans = new ArrayList<>();
        for (String userId : everybody.users().keySet()) {
            View view = engine.view(everybody, userId);
            // An account with another address is in use: a second one beside it would mend nothing.
            List<PlannedChange> changes = everybody.elsewhere().contains(userId) ? List.of() : view.drift();
            List<Problem> problems = reads.problems(view);
            if (!changes.isEmpty() || !problems.isEmpty()) {
                plans.add(new Plan(userId, changes, problems));
            }
        }
        return new PeoplePlan(begun, everybody.users().size(), plans, everybody.strays(), general);
    }
}
