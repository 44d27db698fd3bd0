package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Credentials of providers. The oldest line shows a change late. */
final class LiteLlmCredentials {
    private static final List<String> SENSITIVE = List.of("key", "secret", "token", "password");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
    private final LiteLlmCredentialMemory memory;

    LiteLlmCredentials(LiteLlmContext context) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.memory = new LiteLlmCredentialMemory(context);
    }

    Reply create(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String name = context.body.required(body, "credential_name");
        if (!Json.has(body, "credential_info")) {
            throw errors.missing(body, "body", "credential_info");
        }
        if (!Json.has(body, "credential_values") && !Json.has(body, "model_id")) {
            throw errors.invalidValue(body, "Either credential_values or model_id must be set");
        }
        String modelId = Json.text(body, "model_id");
        if (modelId != null && context.models.byId(modelId) == null) {
            throw errors.raised(404, "Model not found");
        }
        if (rows.containsKey(name)) {
            throw line.does(LiteLlmFact.ANSWERS_409_TO_KNOWN_CREDENTIALS)
                    ? errors.raised(
                            409,
                            "Credential '" + name + "' already exists. Update it with PATCH /credentials/" + name
                                    + ", or delete it first.")
                    : errors.raised(
                            500, line.errorPrefix() + "Unique constraint failed on the fields: (`credential_name`)");
        }
        ObjectNode row = Json.object().put("credential_name", name);
        row.set("credential_info", body.get("credential_info"));
        row.set(
                "credential_values",
                body.path("credential_values").isObject() ? body.get("credential_values") : ofModel(modelId));
        row.set("display_name", body.get("display_name"));
        rows.put(name, row);
        memory.made(row);
        return done("created");
    }

    private ObjectNode ofModel(@Nullable String modelId) {
        ObjectNode values = Json.object();
        ObjectNode row = context.models.rows.get(modelId);
        JsonNode key = row == null ? null : row.path("litellm_params").get("api_key");
        return values.put("api_key", key == null ? "none" : key.asText());
    }

    Reply list(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        rows.values().forEach(row -> all.add(shown(row)));
        ObjectNode answer = Json.object().put("success", true);
        answer.set("credentials", all);
        return Reply.ok(answer);
    }

    Reply one(Call call) {
        context.auth.admit(call);
        return Reply.ok(shown(existing(name(call))));
    }

    /** The route's pattern leaves a newline at the end out. */
    private static String name(Call call) {
        String name = call.variable("name");
        return name.endsWith("\n") ? name.substring(0, name.length() - 1) : name;
    }

    private ObjectNode existing(String name) {
        ObjectNode row = rows.get(name);
        if (row == null) {
            throw errors.raised(404, "Credential not found. Got credential name: " + name);
        }
        return row;
    }

    Reply update(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        for (String field : line.does(LiteLlmFact.UPDATES_CREDENTIALS_PARTIALLY)
                ? List.of("credential_info")
                : List.of("credential_name", "credential_info", "credential_values")) {
            if (!Json.has(body, field)) {
                throw errors.missing(body, "body", field);
            }
        }
        ObjectNode row = rows.get(name(call));
        if (row == null) {
            return unknown();
        }
        memory.changing(row);
        ObjectNode info = (ObjectNode) row.get("credential_info");
        if (!line.does(LiteLlmFact.MERGES_INFO_OF_CREDENTIALS)) {
            info.removeAll();
        }
        info.setAll((ObjectNode) body.get("credential_info"));
        ObjectNode values = (ObjectNode) row.get("credential_values");
        if (body.path("credential_values").isObject()) {
            values.setAll((ObjectNode) body.get("credential_values"));
        }
        if (line.does(LiteLlmFact.DELETES_VALUES_OF_CREDENTIALS)) {
            Json.texts(body, "credential_values_to_delete").forEach(values::remove);
        }
        if (Json.has(body, "display_name")) {
            row.set("display_name", body.get("display_name"));
        }
        return done("updated");
    }

    /** Older lines hand their error back as if it were an answer. */
    private Reply unknown() {
        String message = "Credential not found in DB.";
        if (line.does(LiteLlmFact.ANSWERS_404_TO_CHANGES_OF_UNKNOWN_CREDENTIALS)) {
            throw errors.raised(404, message);
        }
        ObjectNode answer = Json.object().put("message", message).put("type", "internal_server_error");
        answer.put("param", "None").put("openai_code", 404).put("code", "404").putObject("headers");
        return Reply.ok(answer);
    }

    Reply delete(Call call) {
        context.auth.admit(call);
        if (line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_CREDENTIALS)) {
            existing(name(call));
        }
        rows.remove(name(call));
        return done("deleted");
    }

    private static Reply done(String what) {
        return Reply.ok(Json.object().put("success", true).put("message", "Credential " + what + " successfully"));
    }

    private ObjectNode shown(ObjectNode stored) {
        LiteLlmCredentialMemory.Seen seen = memory.of(stored);
        ObjectNode row = seen.row();
        ObjectNode shown = Json.object();
        shown.set("credential_name", row.get("credential_name"));
        if (line.does(LiteLlmFact.CREDENTIALS_TELL_NAME_AND_SOURCE)) {
            shown.set("display_name", row.get("display_name"));
        }
        shown.set("credential_info", row.get("credential_info").deepCopy());
        ObjectNode values = shown.putObject("credential_values");
        row.get("credential_values").properties().forEach(value -> {
            String text = value.getValue().asText();
            String kept = seen.encrypted()
                    ? Base64.getEncoder().encodeToString(("encrypted " + text).getBytes(StandardCharsets.UTF_8))
                    : text;
            values.put(value.getKey(), isSensitive(value.getKey()) ? masked(kept) : kept);
        });
        if (line.does(LiteLlmFact.CREDENTIALS_TELL_NAME_AND_SOURCE)) {
            shown.put("source", "db");
        }
        return shown;
    }

    private static boolean isSensitive(String name) {
        return SENSITIVE.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains);
    }

    private static String masked(String text) {
        return text.length() <= 5 ? "*****" : text.substring(0, 2) + "****" + text.substring(text.length() - 2);
    }
}
