package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Customers: end users that requests name. Blocks are kept, not enforced, as without a licence. */
final class LiteLlmCustomers {
    private static final Set<String> OWN =
            Set.of("alias", "blocked", "spend", "allowed_model_region", "default_model", "models", "object_permission");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmBudgets budgets;

    LiteLlmCustomers(LiteLlmContext context, LiteLlmBudgets budgets) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
        this.budgets = budgets;
    }

    Reply create(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = context.body.required(body, "user_id");
        checkRegion(body);
        if (Json.has(body, "budget_id") && Json.has(body, "max_budget")) {
            throw errors.invalidValue(body, "Set either 'max_budget' or 'budget_id', not both.");
        }
        if (state.customers.containsKey(id)) {
            throw errors.error(
                    400,
                    "bad_request",
                    "user_id",
                    "Customer already exists, passed user_id=" + id + ". Please pass a new user_id.");
        }
        checkPeriod(body);
        String budgetId = budgetFor(body, caller);
        ObjectNode row = newRow(id);
        take(row, body);
        row.put("budget_id", budgetId);
        return Reply.ok(written(row));
    }

    /** Any limit makes a budget of the customer's own, even beside the id of another. */
    private @Nullable String budgetFor(ObjectNode body, LiteLlmCaller caller) {
        boolean limited = context.shapes.names("budget_row").stream()
                .anyMatch(name -> !name.equals("budget_id") && Json.has(body, name));
        if (limited) {
            ObjectNode limits = body.deepCopy();
            limits.remove("budget_id");
            setReset(limits);
            ObjectNode row = budgets.make(limits, caller);
            return row.path("budget_id").asText();
        }
        return known(Json.text(body, "budget_id"));
    }

    private void checkPeriod(ObjectNode body) {
        if (line.does(LiteLlmFact.CHECKS_BUDGET_PERIODS)) {
            context.checkBudgetDuration(body, false);
        }
        String duration = Json.text(body, "budget_duration");
        String complaint = duration == null ? null : context.durations.complaint(state.now(), duration);
        if (complaint != null && line.does(LiteLlmFact.BREAKS_OVER_PERIODS_OF_CUSTOMERS)) {
            throw errors.raised(500, complaint);
        }
    }

    /** Not at a boundary of the calendar, as other shared budgets. */
    private void setReset(ObjectNode limits) {
        String duration = Json.text(limits, "budget_duration");
        if (duration != null
                && !Json.has(limits, "budget_reset_at")
                && line.does(LiteLlmFact.BREAKS_OVER_PERIODS_OF_CUSTOMERS)) {
            limits.put(
                    "budget_reset_at",
                    context.durations.after(state.now(), duration).toString());
        }
    }

    private @Nullable String known(@Nullable String budgetId) {
        if (budgetId == null || state.budgets.containsKey(budgetId)) {
            return budgetId;
        }
        String message = "Foreign key constraint failed on the field: `LiteLLM_EndUserTable_budget_id_fkey (index)`";
        throw line.does(LiteLlmFact.TELLS_ERRORS_OF_CUSTOMERS_LIKE_OTHERS)
                ? errors.raised(500, message)
                : errors.error(500, "internal_error", "None", "Internal Server Error, " + message);
    }

    private void checkRegion(ObjectNode body) {
        String region = Json.text(body, "allowed_model_region");
        if (region != null && !Set.of("eu", "us").contains(region)) {
            throw errors.invalid(
                    "literal_error",
                    "Input should be 'eu' or 'us'",
                    body.get("allowed_model_region"),
                    Json.object().put("expected", "'eu' or 'us'"),
                    "body",
                    "allowed_model_region");
        }
    }

    private ObjectNode newRow(String id) {
        ObjectNode row = Json.object().put("user_id", id);
        state.customers.put(id, row);
        return row;
    }

    private static void take(ObjectNode row, ObjectNode body) {
        OWN.stream().filter(name -> Json.has(body, name)).forEach(name -> row.set(name, body.get(name)));
    }

    Reply update(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = context.body.required(body, "user_id");
        checkRegion(body);
        if (!line.does(LiteLlmFact.KEEPS_FALSE_AND_ZERO_OF_CUSTOMERS)) {
            dropEmpty(body);
        }
        ObjectNode row = state.customers.get(id);
        if (row == null) {
            String message = "End User Id=" + id + " does not exist in db";
            throw line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_CUSTOMERS)
                    ? errors.error(404, "not_found", "user_id", message)
                    : errors.error(400, "internal_error", "None", LiteLlmErrors.dict("error", message));
        }
        if (Json.has(body, "budget_id")) {
            row.put("budget_id", known(Json.text(body, "budget_id")));
        }
        if (Json.has(body, "max_budget")) {
            ObjectNode limits = Json.object();
            limits.set("max_budget", body.get("max_budget"));
            ObjectNode budget = budgets.row(row);
            if (budget == null) {
                row.set("budget_id", budgets.make(limits, caller).get("budget_id"));
            } else {
                budgets.take(budget, limits, caller);
            }
        }
        take(row, body);
        return Reply.ok(written(row));
    }

    /** Older lines take false and 0 for not sent. */
    private static void dropEmpty(ObjectNode body) {
        body.properties().removeIf(field -> {
            JsonNode value = field.getValue();
            return (value.isBoolean() && !value.asBoolean()) || (value.isNumber() && value.asDouble() == 0);
        });
    }

    Reply info(Call call) {
        context.auth.admit(call);
        String id = call.query("end_user_id");
        if (id == null) {
            throw errors.missing(NullNode.getInstance(), "query", "end_user_id");
        }
        ObjectNode row = state.customers.get(id);
        if (row == null) {
            String message = "End User Id=" + id + " does not exist in db";
            throw line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_CUSTOMERS)
                    ? errors.error(404, "not_found", "end_user_id", message)
                    : errors.detailError(400, message);
        }
        return Reply.ok(shown(row));
    }

    Reply list(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        state.customers.values().forEach(row -> all.add(shown(row)));
        return Reply.ok(all);
    }

    Reply block(Call call) {
        context.auth.admit(call);
        ArrayNode blocked = Json.array();
        for (String id : ids(call)) {
            ObjectNode row = state.customers.containsKey(id) ? state.customers.get(id) : newRow(id);
            row.put("blocked", true);
            ObjectNode shown = written(row);
            shown.putNull("litellm_budget_table");
            blocked.add(shown);
        }
        return Reply.ok(Json.object().set("blocked_users", blocked));
    }

    Reply unblock(Call call) {
        context.auth.admit(call);
        ids(call);
        throw errors.detailError(
                400,
                "Blocked user check was never set. This call has no effect.This uses the enterprise folder - only"
                        + " available on the Docker image.");
    }

    /** The oldest line deletes whom it knows before it fails over the others. */
    Reply delete(Call call) {
        context.auth.admit(call);
        List<String> ids = ids(call);
        List<String> unknown =
                ids.stream().filter(id -> !state.customers.containsKey(id)).toList();
        if (!unknown.isEmpty() && line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_CUSTOMERS)) {
            throw errors.error(
                    404,
                    "not_found",
                    "user_ids",
                    "End User Id(s)=" + String.join(", ", unknown) + " do not exist in db");
        }
        long deleted = ids.stream()
                .map(state.customers::remove)
                .filter(Objects::nonNull)
                .count();
        if (!unknown.isEmpty()) {
            throw errors.error(
                    500,
                    "internal_error",
                    "None",
                    "Internal Server Error, Failed deleting all customer data. User ID does not exist passed user_id="
                            + python(ids) + ". Deleted " + deleted + " customers, passed " + ids.size()
                            + " customers");
        }
        ObjectNode answer = Json.object().put("deleted_customers", deleted);
        return Reply.ok(answer.put("message", "Successfully deleted customers with ids: " + python(ids)));
    }

    private List<String> ids(Call call) {
        ObjectNode body = context.body.read(call);
        if (!Json.has(body, "user_ids")) {
            throw errors.missing(body, "body", "user_ids");
        }
        return Json.texts(body, "user_ids");
    }

    private static String python(List<String> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private ObjectNode shown(ObjectNode row) {
        return withBudget("customer", row, "owned_budget");
    }

    private ObjectNode written(ObjectNode row) {
        return line.does(LiteLlmFact.SHOWS_WRITTEN_CUSTOMERS_AS_READ)
                ? shown(row)
                : withBudget("customer_write", row, "budget_row");
    }

    private ObjectNode withBudget(String shape, ObjectNode row, String budgetShape) {
        ObjectNode shown = context.shapes.render(shape, row);
        JsonNode budget = budgets.of(row, budgetShape);
        shown.set("litellm_budget_table", budget);
        if (budget.isNull() && shown.has("budget_id")) {
            shown.putNull("budget_id");
        }
        return shown;
    }
}
