package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Budgets that others share, and those that the server makes for customers, organizations and members. */
final class LiteLlmBudgets {
    private static final Set<String> FIXED =
            Set.of("budget_id", "created_at", "created_by", "updated_at", "updated_by");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;

    LiteLlmBudgets(LiteLlmContext context) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
    }

    Reply create(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = Json.text(body, "budget_id");
        if (id != null && state.budgets.containsKey(id)) {
            throw line.does(LiteLlmFact.ANSWERS_400_TO_KNOWN_BUDGETS)
                    ? errors.detailError(400, "Budget with id '" + id + "' already exists.")
                    : errors.plainServerError();
        }
        checkLimits(body);
        context.checkSharedBudgetDuration(body);
        if (Json.has(body, "budget_duration") && reset(body) == null) {
            throw errors.unhandled();
        }
        ObjectNode made = make(body, caller);
        if (!line.does(LiteLlmFact.ALIGNS_RESETS_OF_BUDGETS)
                && Json.has(made, "budget_duration")
                && !Json.has(made, "budget_reset_at")) {
            made.put("budget_reset_at", reset(made));
        }
        return Reply.ok(shown(made));
    }

    private void checkLimits(ObjectNode body) {
        double budget = body.path("max_budget").asDouble();
        if (line.does(LiteLlmFact.REFUSES_NEGATIVE_BUDGETS) && budget < 0) {
            throw errors.detailError(400, "max_budget must be a non-negative finite number. Received: " + budget);
        }
        if (line.does(LiteLlmFact.LICENSES_MODEL_BUDGETS_OF_BUDGETS)
                && body.path("model_max_budget").size() > 0) {
            throw errors.detailError(400, LiteLlmLicence.modelBudget());
        }
    }

    /** A row with the body's limits; the id is the body's or a new one. */
    ObjectNode make(ObjectNode body, LiteLlmCaller caller) {
        ObjectNode row = state.stamped(Json.object());
        String id = Json.text(body, "budget_id");
        row.put("budget_id", id == null ? UUID.randomUUID().toString() : id);
        row.put("created_by", caller.userId());
        take(row, body, caller);
        state.budgets.put(row.path("budget_id").asText(), row);
        return row;
    }

    /** When it starts again; null when that cannot be said. */
    private @Nullable String reset(ObjectNode row) {
        String duration = row.path("budget_duration").asText();
        if (line.does(LiteLlmFact.ALIGNS_RESETS_OF_BUDGETS)) {
            return context.budgetComplaint(row) == null
                    ? context.durations.boundary(state.now(), duration).toString()
                    : null;
        }
        return context.durations.complaint(state.now(), duration) == null
                ? context.durations.after(state.now(), duration).toString()
                : null;
    }

    /** Sets what the body sends. The oldest line takes null for not sent. */
    void take(ObjectNode row, ObjectNode body, LiteLlmCaller caller) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            boolean known = !FIXED.contains(name) && context.shapes.lists("budget_row", name);
            if (known
                    && (line.does(LiteLlmFact.CLEARS_BUDGETS)
                            || !field.getValue().isNull())) {
                row.set(name, field.getValue().deepCopy());
            }
        }
        boolean periodSent = Json.has(body, "budget_duration")
                || (body.has("budget_duration") && line.does(LiteLlmFact.CLEARS_RESETS_OF_BUDGETS));
        if (periodSent && line.does(LiteLlmFact.ALIGNS_RESETS_OF_BUDGETS) && !Json.has(body, "budget_reset_at")) {
            context.setBudgetReset(row);
        }
        row.put("updated_by", caller.userId());
        state.touch(row);
    }

    Reply update(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = Json.text(body, "budget_id");
        if (id == null) {
            throw errors.detailError(400, "budget_id is required");
        }
        checkLimits(body);
        context.checkSharedBudgetDuration(body);
        ObjectNode row = state.budgets.get(id);
        if (row != null) {
            take(row, body, caller);
        }
        return Reply.ok(row == null ? NullNode.getInstance() : shown(row));
    }

    Reply info(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        if (!Json.has(body, "budgets")) {
            throw errors.missing(body, "body", "budgets");
        }
        List<String> ids = Json.texts(body, "budgets");
        if (ids.isEmpty()) {
            throw errors.detailError(400, "Specify list of budget id's to query. Passed in=[]");
        }
        ArrayNode found = Json.array();
        ids.stream().map(state.budgets::get).filter(Objects::nonNull).forEach(row -> found.add(shown(row)));
        return Reply.ok(found);
    }

    Reply list(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        state.budgets.values().forEach(row -> all.add(shown(row)));
        return Reply.ok(all);
    }

    Reply settings(Call call) {
        context.auth.admit(call);
        String id = call.query("budget_id");
        if (id == null) {
            throw errors.missing(NullNode.getInstance(), "query", "budget_id");
        }
        ObjectNode row = state.budgets.getOrDefault(id, Json.object());
        ArrayNode settings = Json.array();
        for (String name : context.shapes.names("budget_settings")) {
            ObjectNode setting = Json.object();
            setting.put("field_name", name);
            setting.set("field_type", context.shapes.byDefault("budget_settings", name));
            setting.put("field_description", "See the documentation of " + name + ".");
            setting.set("field_value", row.path(name).isMissingNode() ? NullNode.getInstance() : row.get(name));
            settings.add(context.shapes.render("budget_setting", setting));
        }
        return Reply.ok(settings);
    }

    /** Who shared it has no budget any more. */
    Reply delete(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        ObjectNode row = state.budgets.remove(context.body.required(body, "id"));
        return Reply.ok(row == null ? NullNode.getInstance() : shown(row));
    }

    private ObjectNode shown(ObjectNode row) {
        return context.shapes.render("budget_row", row);
    }

    /** The budget as its owners show it; null when there is none. */
    JsonNode of(ObjectNode owner, String shape) {
        ObjectNode row = row(owner);
        return row == null ? NullNode.getInstance() : context.shapes.render(shape, row);
    }

    @Nullable ObjectNode row(ObjectNode owner) {
        String id = Json.text(owner, "budget_id");
        return id == null ? null : state.budgets.get(id);
    }
}
