package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tags. Every error is a 500 whose text begins with the true status. */
final class LiteLlmTags {
    private static final List<String> LIMITS =
            List.of("max_budget", "soft_budget", "max_parallel_requests", "tpm_limit", "rpm_limit", "budget_duration");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmBudgets budgets;
    private final Map<String, ObjectNode> rows;

    LiteLlmTags(LiteLlmContext context, LiteLlmBudgets budgets) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.budgets = budgets;
        this.rows = context.state.tags;
    }

    Reply create(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String name = context.body.required(body, "name");
        if (rows.containsKey(name)) {
            throw errors.detail(500, "400: Tag " + name + " already exists");
        }
        ObjectNode row = context.state.stamped(Json.object().put("name", name));
        row.put("created_by", caller.userId());
        describe(row, body);
        if (row.get("models").isNull() && line.does(LiteLlmFact.MAKES_TAGS_WITH_A_LIST_OF_MODELS)) {
            row.putArray("models");
        }
        limit(row, body, caller);
        rows.put(name, row);
        for (String model : Json.texts(row, "models")) {
            if (line.does(LiteLlmFact.LOOKS_FOR_MODELS_OF_TAGS) && context.models.isFromConfig(model)) {
                throw errors.detail(500, "500: 404: Model " + model + " not found in database");
            }
        }
        return written(row, "created");
    }

    Reply update(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        ObjectNode row = existing(context.body.required(body, "name"));
        describe(row, body);
        if (line.does(LiteLlmFact.LEAVES_TAGS_A_LIST_OF_MODELS)
                && row.get("models").isNull()) {
            row.putArray("models");
        }
        limit(row, body, caller);
        context.state.touch(row);
        return written(row, "updated");
    }

    /** What is not sent is forgotten, on an update, too. */
    private void describe(ObjectNode row, ObjectNode body) {
        for (String field : List.of("description", "models")) {
            JsonNode value = body.get(field);
            row.set(field, value == null ? NullNode.getInstance() : value.deepCopy());
        }
        ObjectNode info = row.putObject("model_info");
        for (String id : Json.texts(row, "models")) {
            LiteLlmModel model = line.does(LiteLlmFact.TAGS_NAME_THEIR_MODELS) ? context.models.byId(id) : null;
            if (model != null && !context.models.isFromConfig(id)) {
                info.put(id, model.name());
            }
        }
    }

    /** Null clears a limit, or counts as not sent. */
    private void limit(ObjectNode row, ObjectNode body, LiteLlmCaller caller) {
        List<String> sent = LIMITS.stream()
                .filter(field ->
                        line.does(LiteLlmFact.CLEARS_BUDGETS_OF_TAGS) ? body.has(field) : Json.has(body, field))
                .toList();
        if (!line.does(LiteLlmFact.KEEPS_BUDGETS_OF_TAGS) || sent.isEmpty()) {
            return;
        }
        String budgetId = Json.text(row, "budget_id");
        ObjectNode budget = budgetId == null ? null : context.state.budgets.get(budgetId);
        if (budget == null) {
            ObjectNode wanted = Json.object();
            sent.forEach(field -> wanted.set(field, body.get(field)));
            ObjectNode made = budgets.make(wanted, caller).putNull("budget_reset_at");
            row.put("budget_id", made.path("budget_id").asText());
        } else {
            sent.forEach(field -> budget.set(field, body.get(field)));
        }
    }

    Reply info(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        List<String> names = Json.texts(body, "names");
        String missing = names.stream()
                .filter(name -> !rows.containsKey(name))
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw errors.detail(500, "404: Tags not found: [" + missing + "]");
        }
        ObjectNode answer = Json.object();
        names.forEach(name -> answer.set(name, shown(existing(name), true)));
        return Reply.ok(answer);
    }

    Reply list(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        rows.values().forEach(row -> all.add(shown(row, true)));
        return Reply.ok(all);
    }

    Reply delete(Call call) {
        context.auth.admit(call);
        String name = context.body.required(context.body.read(call), "name");
        existing(name);
        rows.remove(name);
        return Reply.ok(Json.object().put("message", "Tag " + name + " deleted successfully"));
    }

    private ObjectNode existing(String name) {
        ObjectNode row = rows.get(name);
        if (row == null) {
            throw errors.detail(500, "404: Tag " + name + " not found");
        }
        return row;
    }

    private Reply written(ObjectNode row, String what) {
        ObjectNode answer = Json.object();
        answer.put("message", "Tag " + row.path("name").asText() + " " + what + " successfully");
        answer.set("tag", shown(row, false));
        return Reply.ok(answer);
    }

    /** The oldest line keeps the names of models only if there are models. */
    private ObjectNode shown(ObjectNode row, boolean asRead) {
        ObjectNode shown = context.shapes.render("tag", row);
        if (asRead && row.path("models").isEmpty() && !line.does(LiteLlmFact.MAKES_TAGS_WITH_A_LIST_OF_MODELS)) {
            shown.putNull("model_info");
        }
        String budgetId = Json.text(row, "budget_id");
        if (asRead && budgetId != null && context.state.budgets.containsKey(budgetId)) {
            shown.set("litellm_budget_table", context.shapes.render("budget_row", context.state.budgets.get(budgetId)));
        }
        return shown;
    }
}
