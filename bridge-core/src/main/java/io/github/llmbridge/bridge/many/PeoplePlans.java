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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

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
        return engine.readAll("plan", everybody -> compare(begun, general, everybody));
    }

    /** What differs, of these people. */
    public PeoplePlan of(Set<String> userIds, Duration length) {
        Instant begun = clock.instant();
        List<Problem> general = preflight.ofConnections();
        Function<View, List<Problem>> problemsOf = reads.problemsOfMany();
        List<Plan> plans = new ArrayList<>();
        for (String userId : userIds) {
            add(plans, engine.readGiven("plan", userId, length, view -> plan(view, view.drift(), problemsOf)));
        }
        return new PeoplePlan(begun, userIds.size(), plans, List.of(), general);
    }

    private PeoplePlan compare(Instant begun, List<Problem> general, Everybody everybody) {
        Function<View, List<Problem>> problemsOf = reads.problemsOfMany();
        List<Plan> plans = new ArrayList<>();
        for (String userId : everybody.users().keySet()) {
            View view = engine.view(everybody, userId);
            // An account with another address is in use: a second one beside it would mend nothing.
            List<PlannedChange> changes = everybody.elsewhere().contains(userId) ? List.of() : view.drift();
            add(plans, plan(view, changes, problemsOf));
        }
        return new PeoplePlan(begun, everybody.users().size(), plans, everybody.strays(), general);
    }

    private static Plan plan(View view, List<PlannedChange> changes, Function<View, List<Problem>> problemsOf) {
        return new Plan(view.look().userId(), changes, problemsOf.apply(view));
    }

    private static void add(List<Plan> plans, Plan plan) {
        if (!plan.isEmpty() || !plan.problems().isEmpty()) {
            plans.add(plan);
        }
    }
}
