package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes, blocks and deletes deployments in the database. */
final class LiteLlmModelWrites {
    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;

    LiteLlmModelWrites(LiteLlmContext context) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
    }

    Reply create(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        if (!body.path("litellm_params").isObject()) {
            throw errors.unhandled();
        }
        checkTier(body);
        String teamId = Json.text(body.path("model_info"), "team_id");
        if (teamId != null) {
            throw context.state.teams.containsKey(teamId)
                    ? errors.auth(403, LiteLlmErrors.dict("error", LiteLlmLicence.NEEDED))
                    : errors.auth(400, LiteLlmErrors.dict("error", "Team id=" + teamId + " does not exist in db"));
        }
        String wanted = Json.text(body.path("model_info"), "id");
        String id = wanted == null ? UUID.randomUUID().toString() : wanted;
        if (context.models.rows.containsKey(id)) {
            throw errors.auth(
                    500,
                    LiteLlmErrors.dict("error", "Failed to add model to db. Check your server logs for more details."));
        }
        ObjectNode row = context.state.stamped(Json.object());
        row.put("model_id", id);
        row.put("model_name", body.path("model_name").asText());
        set(row.putObject("litellm_params"), body.get("litellm_params"));
        context.shapes
                .render("model", Json.object())
                .path("litellm_params")
                .properties()
                .forEach(field -> {
                    if (field.getValue().isBoolean()) {
                        ((ObjectNode) row.get("litellm_params")).set(field.getKey(), field.getValue());
                    }
                });
        ObjectNode info = row.putObject("model_info").put("id", id);
        set(info, body.get("model_info"));
        info.put("db_model", false);
        if (line.does(LiteLlmFact.MODELS_TELL_MEMBER_AUTO_ROUTERS)) {
            info.put("member_auto_router", false);
        }
        row.put(
                "blocked",
                line.does(LiteLlmFact.NEW_MODELS_MAY_BE_BLOCKED)
                        && body.path("blocked").asBoolean());
        String maker = caller.userId();
        row.put("created_by", maker).put("updated_by", maker);
        context.models.rows.put(id, row);
        return shown(row);
    }

    private void checkTier(ObjectNode body) {
        String tier = Json.text(body.path("model_info"), "tier");
        if (tier != null && !Set.of("free", "paid").contains(tier)) {
            ObjectNode expected = Json.object().put("expected", "'free' or 'paid'");
            throw errors.invalid(
                    "literal_error",
                    "Input should be 'free' or 'paid'",
                    Json.object().textNode(tier),
                    expected,
                    "body",
                    "tier");
        }
    }

    /** Takes parameters it knows, and the name on the newest line; whatever else is sent is dropped. */
    Reply update(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = Json.text(body.path("model_info"), "id");
        if (id == null) {
            throw errors.auth(400, "Authentication Error, model_info not provided");
        }
        if (context.models.isFromConfig(id)) {
            String message = "Can't edit model. Model in config. Store model in db via `/model/new`. to edit.";
            throw errors.auth(400, LiteLlmErrors.dict("error", message));
        }
        ObjectNode row = context.models.rows.get(id);
        if (row == null) {
            throw errors.auth(400, "Authentication Error, model not found");
        }
        if (!body.path("litellm_params").isObject()) {
            throw errors.auth(400, "Authentication Error, litellm_params not provided");
        }
        ObjectNode params = (ObjectNode) row.get("litellm_params");
        set(params, body.get("litellm_params"));
        params.properties().removeIf(field -> !context.shapes.lists("model_params", field.getKey()));
        if (line.does(LiteLlmFact.UPDATES_NAMES_OF_MODELS) && Json.has(body, "model_name")) {
            row.put("model_name", body.path("model_name").asText());
        }
        context.state.touch(row);
        return shown(row);
    }

    Reply patch(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        ObjectNode row = existing(call.variable("id"));
        checkTier(body);
        if (Json.has(body, "model_name")) {
            row.put("model_name", body.path("model_name").asText());
        }
        set((ObjectNode) row.get("litellm_params"), body.get("litellm_params"));
        ObjectNode info = (ObjectNode) row.get("model_info");
        if (body.path("model_info").isObject()) {
            info.put("id", UUID.randomUUID().toString());
        }
        set(info, body.get("model_info"));
        if (body.path("blocked").isBoolean()) {
            row.put("blocked", body.path("blocked").asBoolean());
        }
        context.state.touch(row);
        return shown(row);
    }

    /** It is done even where it cannot be answered. */
    Reply block(Call call, boolean blocked) {
        context.auth.admit(call);
        ObjectNode row = existing(context.body.required(context.body.read(call), "model_id"));
        row.put("blocked", blocked);
        context.state.touch(row);
        if (!line.does(LiteLlmFact.ANSWERS_MODEL_BLOCKS)) {
            throw errors.unhandled();
        }
        return shown(row);
    }

    Reply delete(Call call) {
        context.auth.admit(call);
        String id = context.body.required(context.body.read(call), "id");
        if (context.models.delete(id) == null) {
            throw errors.auth(400, LiteLlmErrors.dict("error", "Model with id=" + id + " not found in db"));
        }
        return Reply.ok(Json.object().put("message", "Model: " + id + " deleted successfully"));
    }

    private ObjectNode existing(String id) {
        if (context.models.isFromConfig(id)) {
            throw errors.error(
                    400,
                    "validation_error",
                    null,
                    "Cannot edit config-based model. Store model in DB via /model/new first.");
        }
        ObjectNode row = context.models.rows.get(id);
        if (row == null) {
            throw errors.error(404, "not_found_error", null, "Model " + id + " not found on proxy.");
        }
        return row;
    }

    /** Null never clears. */
    private static void set(ObjectNode target, @Nullable JsonNode sent) {
        if (sent == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : sent.properties()) {
            if (!field.getValue().isNull()) {
                target.set(field.getKey(), field.getValue().deepCopy());
            }
        }
    }

    /** The row as it is stored: texts of the parameters encrypted. */
    private Reply shown(ObjectNode row) {
        ObjectNode shown = context.shapes.render("model_row", row);
        ObjectNode params = (ObjectNode) shown.get("litellm_params");
        for (Map.Entry<String, JsonNode> field : row.path("litellm_params").properties()) {
            if (field.getValue().isTextual()) {
                byte[] text = ("encrypted " + field.getValue().asText()).getBytes(StandardCharsets.UTF_8);
                params.put(field.getKey(), Base64.getUrlEncoder().encodeToString(text));
            }
        }
        return Reply.ok(shown);
    }
}
