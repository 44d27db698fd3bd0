package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What every part of the fake LiteLLM shares. */
final class LiteLlmContext {
    final LiteLlmSettings settings;
    final LiteLlmLine line;
    final LiteLlmErrors errors;
    final LiteLlmShapes shapes;
    final LiteLlmState state;
    final LiteLlmDurations durations;
    final LiteLlmBody body;
    final LiteLlmAuth auth;
    final LiteLlmLimits limits;
    final LiteLlmNamedBudgets namedBudgets;
    final LiteLlmLicence licence;
    final LiteLlmModelStore models;
    final LiteLlmModelAccess access;
    final LiteLlmMetadataFields metadata;
    final LiteLlmSpendLog log;

    LiteLlmContext(LiteLlmSettings settings) {
        this.settings = settings;
        line = settings.line();
        models = new LiteLlmModelStore(line, settings.models());
        errors = new LiteLlmErrors(line);
        shapes = new LiteLlmShapes(line);
        state = new LiteLlmState(settings.clock());
        durations = new LiteLlmDurations(line);
        body = new LiteLlmBody(line, errors);
        auth = new LiteLlmAuth(line, errors, state, settings.masterKey());
        licence = new LiteLlmLicence(line, errors, shapes);
        metadata = new LiteLlmMetadataFields(shapes);
        log = new LiteLlmSpendLog(line, state, settings.masterKey());
        access = new LiteLlmModelAccess(line, errors, models);
        limits = new LiteLlmLimits(line, errors, state, auth, access);
        namedBudgets = new LiteLlmNamedBudgets(line, errors, state);
    }

    /** Other calls may go first: what was found free before may be taken afterwards. */
    void race() {
        settings.race().run();
    }

    ObjectNode user(@Nullable String id) {
        ObjectNode user = id == null ? null : state.users.get(id);
        return user == null ? Json.object() : user;
    }

    void checkBudget(ObjectNode body, boolean asUpdate) {
        double budget = body.path("max_budget").asDouble();
        if (line.does(LiteLlmFact.REFUSES_NEGATIVE_BUDGETS) && budget < 0) {
            throw raised(400, "max_budget must be a non-negative finite number. Received: " + budget, asUpdate);
        }
    }

    void checkBudgetDuration(ObjectNode body, boolean asUpdate) {
        String complaint = budgetComplaint(body);
        if (complaint == null) {
            return;
        }
        if (line.does(LiteLlmFact.CHECKS_BUDGET_PERIODS)) {
            throw raised(400, complaint, asUpdate);
        }
        throw asUpdate
                ? errors.auth(400, "Authentication Error, " + complaint)
                : errors.raised(500, line.errorPrefix() + complaint);
    }

    /** For budgets that have a row of their own. */
    void checkSharedBudgetDuration(ObjectNode body) {
        checkSharedBudgetDuration(body, LiteLlmFact.CHECKS_BUDGET_PERIODS);
    }

    /** Some were checked before the others. */
    void checkSharedBudgetDuration(ObjectNode body, LiteLlmFact checked) {
        String duration = Json.text(body, "budget_duration");
        if (duration != null && line.does(checked) && !durations.canRepeat(state.now(), duration)) {
            throw errors.detailError(400, notAPeriod(duration));
        }
    }

    private static String notAPeriod(String duration) {
        return "Invalid budget_duration '" + duration + "'. Use a format like '1h', '24h', '7d', or '30d'.";
    }

    /** Why the body's period cannot be a budget's; null when it can, or when there is none. */
    @Nullable String budgetComplaint(ObjectNode body) {
        String duration = Json.text(body, "budget_duration");
        if (duration == null || canReset(duration)) {
            return null;
        }
        return line.does(LiteLlmFact.CHECKS_BUDGET_PERIODS)
                ? notAPeriod(duration)
                : durations.budgetComplaint(state.now(), duration);
    }

    private boolean canReset(String duration) {
        return line.does(LiteLlmFact.CHECKS_BUDGET_PERIODS)
                ? durations.canRepeat(state.now(), duration)
                : durations.budgetComplaint(state.now(), duration) == null;
    }

    /** /key/update and /user/update answer as if it were a matter of authentication. */
    private Refusal raised(int status, String message, boolean asUpdate) {
        String dict = LiteLlmErrors.dict("error", message);
        return asUpdate ? errors.auth(status, dict) : errors.raised(status, dict);
    }

    /** A budget whose period nobody has looked at may be one that never starts again. */
    void setBudgetReset(ObjectNode row) {
        String duration = Json.text(row, "budget_duration");
        if (duration == null || !canReset(duration)) {
            row.set("budget_reset_at", NullNode.getInstance());
        } else {
            row.put("budget_reset_at", durations.boundary(state.now(), duration).toString());
        }
    }
}
