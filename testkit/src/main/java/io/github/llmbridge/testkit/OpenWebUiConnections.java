package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** {@code /openai}: the administrator's connections, the same on every line. */
final class OpenWebUiConnections {
    static final String DOWN = "Open WebUI: Server Connection Error";
    private static final String SWITCH = "ENABLE_OPENAI_API";
    private static final String URLS = "OPENAI_API_BASE_URLS";
    private static final String KEYS = "OPENAI_API_KEYS";
    private static final String CONFIGS = "OPENAI_API_CONFIGS";

    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;
    private final OpenWebUiUpstream upstream;

    OpenWebUiConnections(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth, OpenWebUiUpstream upstream) {
        this.state = state;
        this.line = line;
        this.auth = auth;
        this.upstream = upstream;
    }

    /** Switched off, as the testbed starts the real ones: out of the box they would call OpenAI. */
    static ObjectNode shipped() {
        ObjectNode config = Json.object().put(SWITCH, false);
        config.putArray(URLS).add("https://api.openai.com/v1");
        config.putArray(KEYS).add("");
        config.putObject(CONFIGS);
        return config;
    }

    /** One connection that is switched on. */
    record Connection(int index, String url, String key, ObjectNode config) {}

    static List<Connection> enabled(OpenWebUiState state) {
        List<Connection> enabled = new ArrayList<>();
        if (!state.connectionsToModels.path(SWITCH).asBoolean(false)) {
            return enabled;
        }
        List<String> urls = Json.texts(state.connectionsToModels, URLS);
        List<String> keys = Json.texts(state.connectionsToModels, KEYS);
        JsonNode configs = state.connectionsToModels.path(CONFIGS);
        for (int i = 0; i < urls.size(); i++) {
            JsonNode found =
                    configs.has(Integer.toString(i)) ? configs.get(Integer.toString(i)) : configs.get(urls.get(i));
            ObjectNode config = found instanceof ObjectNode object ? object : Json.object();
            if (config.path("enable").asBoolean(true)) {
                enabled.add(new Connection(i, urls.get(i), keys.get(i), config));
            }
        }
        return enabled;
    }

    void addRoutes(Router router) {
        router.route("GET", "/openai/config", call -> {
            auth.admin(call);
            return Reply.ok(state.connectionsToModels);
        });
        router.route("POST", "/openai/config/update", this::update);
        router.route("POST", "/openai/verify", this::verify);
    }

    /** Replaces everything; a switch that was left out is null, which is off. */
    private Reply update(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        form.requiredTexts(URLS).requiredTexts(KEYS).requiredObject(CONFIGS).check();
        ArrayNode urls = form.fields().withArray(URLS);
        ArrayNode keys = Json.array();
        ObjectNode configs = Json.object();
        for (int i = 0; i < urls.size(); i++) {
            JsonNode key = form.fields().path(KEYS).get(i);
            keys.add(key == null ? TextNode.valueOf("") : key);
            JsonNode config = form.fields().path(CONFIGS).get(Integer.toString(i));
            if (config != null) {
                configs.set(Integer.toString(i), config);
            }
        }
        JsonNode on = form.fields().get(SWITCH);
        ObjectNode stored = Json.object();
        stored.set(SWITCH, on == null ? NullNode.instance : on);
        stored.set(URLS, urls);
        stored.set(KEYS, keys);
        stored.set(CONFIGS, configs);
        state.connectionsToModels = stored;
        return Reply.ok(stored);
    }

    /** Hands on what the model server says, whatever it is. */
    private Reply verify(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        form.requiredText("url", "key").optionalObject("config").check();
        OpenWebUiUpstream.Answer answer = upstream.get(form.text("url") + "/models", form.text("key"));
        if (answer == null) {
            throw new OpenWebUiRefusal(500, DOWN);
        }
        return answer.isOk() && answer.json() == null ? Reply.ok(TextNode.valueOf(answer.text())) : answer.handedOn();
    }
}
