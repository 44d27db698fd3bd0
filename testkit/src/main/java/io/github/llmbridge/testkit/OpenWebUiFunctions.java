package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Functions as the administrator keeps them. What they do is in {@link OpenWebUiActions}. */
final class OpenWebUiFunctions {
    static final String DISABLED = "Functions are disabled by ENABLE_PLUGINS or ENABLE_FUNCTIONS";

    private static final String ONE = "/api/v1/functions/id/{id}";
    private static final String ID_TAKEN = "Uh-oh! This id is already registered. Please choose another id string.";
    private static final String NO_CLASS = "No Function class found in the module";
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;

    OpenWebUiFunctions(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        this.state = state;
        this.line = line;
        this.auth = auth;
    }

    void addRoutes(Router router) {
        router.route("GET", "/api/v1/functions/", this::list);
        router.route("POST", "/api/v1/functions/create", this::create);
        router.route("GET", ONE, call -> Reply.ok(whole(known(call))));
        router.route("POST", ONE + "/update", this::update);
        router.route("POST", ONE + "/toggle", call -> {
            OpenWebUiFunction function = known(call);
            function.active = !function.active;
            return changed(function);
        });
        router.route("POST", ONE + "/toggle/global", call -> {
            OpenWebUiFunction function = known(call);
            function.global = !function.global;
            return changed(function);
        });
        router.route("DELETE", ONE + "/delete", call -> {
            auth.admin(call);
            state.functions.remove(call.variable("id"));
            return Reply.json(200, "true");
        });
        router.route("GET", ONE + "/valves", call -> {
            OpenWebUiFunction function = known(call);
            return Reply.ok(function.valves == null ? Json.object() : function.valves);
        });
        router.route("GET", ONE + "/valves/spec", this::valvesSpec);
        router.route("POST", ONE + "/valves/update", this::updateValves);
    }

    /** For any user, without the texts. */
    private Reply list(Call call) {
        auth.verified(call);
        ArrayNode list = Json.array();
        if (state.functionsEnabled) {
            state.functions.values().forEach(function -> list.add(shortened(function)));
        }
        return Reply.ok(list);
    }

    private Reply create(Call call) {
        OpenWebUiForm form = form(call);
        OpenWebUiUser admin = auth.admin(call);
        form.check();
        if (!IDENTIFIER.matcher(form.text("id")).matches()) {
            throw new OpenWebUiRefusal(400, "Only alphanumeric characters and underscores are allowed in the id");
        }
        String id = form.text("id").toLowerCase(Locale.ROOT);
        if (state.functions.containsKey(id)) {
            throw new OpenWebUiRefusal(400, ID_TAKEN);
        }
        OpenWebUiFunction function = new OpenWebUiFunction(id, admin.id, state.now());
        if (!state.functionsEnabled) {
            throw new OpenWebUiRefusal(400, error("Error creating function", DISABLED));
        }
        if (!take(form, function)) {
            throw new OpenWebUiRefusal(400, error("Error creating function", NO_CLASS));
        }
        state.functions.put(id, function);
        return Reply.ok(shortened(function));
    }

    private Reply update(Call call) {
        OpenWebUiForm form = form(call);
        auth.admin(call);
        form.check();
        if (!state.functionsEnabled) {
            throw new OpenWebUiRefusal(400, DISABLED);
        }
        OpenWebUiFunction function = state.functions.get(call.variable("id"));
        if (function == null) {
            throw new OpenWebUiRefusal(
                    400, haveVersions() ? "Function not found" : "[ERROR: 400: [ERROR: Error updating function]]");
        }
        if (!take(form, function)) {
            function.active = function.active && haveVersions();
            throw new OpenWebUiRefusal(400, haveVersions() ? NO_CLASS : "[ERROR: " + NO_CLASS + "]");
        }
        return changed(function);
    }

    private OpenWebUiForm form(Call call) {
        return OpenWebUiForm.read(call, line)
                .requiredText("id", "name", "content")
                .requiredObject("meta")
                .optionalText("commit_message");
    }

    /** Whether the text is one of a function. */
    private boolean take(OpenWebUiForm form, OpenWebUiFunction function) {
        String content = form.text("content");
        String type = OpenWebUiFunction.typeOf(content, haveVersions());
        if (type == null) {
            return false;
        }
        ObjectNode before = versioned(function);
        function.name = form.text("name");
        function.content = content;
        function.type = type;
        ObjectNode sent = form.objectOrNull("meta");
        function.meta = Json.object();
        function.meta.set("description", NullNode.instance);
        if (sent != null) {
            function.meta.setAll(sent);
        }
        function.meta.set("manifest", OpenWebUiFunction.manifest(content));
        if (haveVersions()) {
            function.meta.put("toggle", false);
        }
        if (!versioned(function).equals(before)) {
            function.versionId = UUID.randomUUID().toString();
        }
        return true;
    }

    /** What makes a new version if it changes. */
    private static ObjectNode versioned(OpenWebUiFunction function) {
        ObjectNode json = Json.object().put("name", function.name).put("content", function.content);
        return json.set("meta", function.meta.deepCopy());
    }

    private boolean haveVersions() {
        return line.does(OpenWebUiFact.FUNCTIONS_HAVE_VERSIONS);
    }

    /** What is told of a text that cannot be run: what was attempted, or what went wrong. */
    private String error(String attempted, String wrong) {
        return "[ERROR: " + (haveVersions() ? attempted : wrong) + "]";
    }

    private Reply changed(OpenWebUiFunction function) {
        function.updatedAt = state.now();
        return Reply.ok(whole(function));
    }

    private Reply valvesSpec(Call call) {
        OpenWebUiFunction function = runnable(call);
        if (!function.hasValves()) {
            return Reply.json(200, "null");
        }
        ObjectNode properties = Json.object();
        function.valveDefaults().properties().forEach(valve -> {
            String name = valve.getKey();
            properties
                    .putObject(name)
                    .put("title", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                    .put("type", "string")
                    .set("default", valve.getValue());
        });
        ObjectNode spec = Json.object().put("title", "Valves").put("type", "object");
        spec.set("properties", properties);
        return Reply.ok(spec);
    }

    private Reply updateValves(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiFunction function = runnable(call);
        form.check();
        if (!function.hasValves()) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.NOT_FOUND);
        }
        ObjectNode defaults = function.valveDefaults();
        ObjectNode valves = haveVersions() ? Json.object() : defaults.deepCopy();
        form.fields().properties().forEach(sent -> {
            if (defaults.has(sent.getKey()) && !sent.getValue().isNull()) {
                if (!sent.getValue().isTextual()) {
                    throw new OpenWebUiRefusal(
                            400, error("Error updating function valves", "1 validation error for Valves"));
                }
                valves.set(sent.getKey(), sent.getValue());
            }
        });
        function.valves = valves;
        function.updatedAt = state.now();
        return Reply.ok(valves);
    }

    private OpenWebUiFunction known(Call call) {
        auth.admin(call);
        OpenWebUiFunction function = state.functions.get(call.variable("id"));
        if (function == null) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.NOT_FOUND);
        }
        return function;
    }

    /** One whose text the server looks into for the answer. */
    private OpenWebUiFunction runnable(Call call) {
        OpenWebUiFunction function = known(call);
        if (!state.functionsEnabled) {
            throw OpenWebUiRefusal.unhandled();
        }
        return function;
    }

    private JsonNode whole(OpenWebUiFunction function) {
        return shortened(function).put("content", function.content);
    }

    private ObjectNode shortened(OpenWebUiFunction function) {
        ObjectNode json = Json.object();
        if (haveVersions()) {
            json.put("version_id", function.versionId);
        }
        json.put("id", function.id)
                .put("user_id", function.creatorId)
                .put("type", function.type)
                .put("name", function.name)
                .set("meta", function.meta);
        return json.put("is_active", function.active)
                .put("is_global", function.global)
                .put("updated_at", function.updatedAt)
                .put("created_at", function.createdAt);
    }
}
