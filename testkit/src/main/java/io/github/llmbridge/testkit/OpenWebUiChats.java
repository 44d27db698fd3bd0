package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/models} and plain chats: what the administrator's connections offer, and to whom. */
final class OpenWebUiChats {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;
    private final OpenWebUiUpstream upstream;
    private final OpenWebUiModelEntries entries;

    OpenWebUiChats(
            OpenWebUiState state,
            OpenWebUiLine line,
            OpenWebUiAuth auth,
            OpenWebUiUpstream upstream,
            OpenWebUiModelEntries entries) {
        this.state = state;
        this.line = line;
        this.auth = auth;
        this.upstream = upstream;
        this.entries = entries;
    }

    void addRoutes(Router router) {
        router.route("GET", "/api/models", this::models);
        router.route("GET", "/api/v1/models", this::models);
        router.route("POST", "/api/chat/completions", this::chat);
    }

    /** A model, and the connection that has it; none for a preset. */
    private record Offer(ObjectNode json, OpenWebUiConnections.@Nullable Connection connection, String upstreamId) {}

    private Reply models(Call call) {
        OpenWebUiUser user = auth.verified(call);
        ArrayNode list = Json.array();
        offers().forEach((id, offer) -> {
            if (mayUse(user, id)) {
                list.add(offer.json);
            }
        });
        return Reply.ok(Json.object().<ObjectNode>set("data", list));
    }

    /** Without an entry a model is the administrators' own. */
    private boolean mayUse(OpenWebUiUser user, String id) {
        ObjectNode entry = state.models.get(id);
        return user.isAdmin() || (entry != null && entries.may(user, entry, "read"));
    }

    private Map<String, Offer> offers() {
        Map<String, Offer> offers = new LinkedHashMap<>();
        for (OpenWebUiConnections.Connection connection : OpenWebUiConnections.enabled(state)) {
            for (ObjectNode model : listed(connection)) {
                String upstreamId = model.path("id").asText();
                String prefix = connection.config().path("prefix_id").asText("");
                String id = prefix.isEmpty() ? upstreamId : prefix + "." + upstreamId;
                offers.putIfAbsent(id, new Offer(shown(model.put("id", id), connection), connection, upstreamId));
            }
        }
        for (ObjectNode entry : state.models.values()) {
            String id = entry.path("id").asText();
            Offer offer = offers.get(id);
            if (!entry.path("is_active").asBoolean(true)) {
                offers.remove(id);
            } else if (offer != null) {
                offer.json.put("name", entry.path("name").asText()).set("info", entry);
            } else if (Json.has(entry, "base_model_id")) {
                offers.put(id, new Offer(preset(entry), null, ""));
            }
        }
        return offers;
    }

    /** Models that are named are not asked for; a model server that fails has none. */
    private Iterable<ObjectNode> listed(OpenWebUiConnections.Connection connection) {
        ArrayNode models = Json.array();
        if (connection.config().path("model_ids").isEmpty()) {
            OpenWebUiUpstream.Answer answer = upstream.get(connection.url() + "/models", connection.key());
            JsonNode json = answer != null && answer.isOk() ? answer.json() : null;
            if (json != null) {
                json.path("data").forEach(models::add);
            }
        } else {
            Json.texts(connection.config(), "model_ids")
                    .forEach(id -> models.addObject().put("id", id).put("name", id));
        }
        return models.valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private ObjectNode shown(ObjectNode model, OpenWebUiConnections.Connection connection) {
        model.put("connection_type", connection.config().path("connection_type").asText("external"));
        ObjectNode json = model.deepCopy().put("owned_by", "openai");
        json.put("name", model.path("name").asText(model.path("id").asText()));
        json.set("openai", model);
        if (line.does(OpenWebUiFact.TELLS_PROVIDERS)) {
            json.put("provider", "");
        }
        json.put("urlIdx", connection.index());
        json.putArray("actions");
        json.putArray("filters");
        json.putArray("tags");
        return json;
    }

    private static ObjectNode preset(ObjectNode entry) {
        ObjectNode json = Json.object()
                .put("id", entry.path("id").asText())
                .put("name", entry.path("name").asText())
                .put("object", "model")
                .put("created", entry.path("created_at").asLong())
                .put("owned_by", "openai")
                .put("preset", true);
        json.set("info", entry);
        json.putArray("actions");
        json.putArray("filters");
        json.putArray("tags");
        return json;
    }

    private Reply chat(Call call) {
        OpenWebUiUser user = auth.verified(call);
        ObjectNode body = call.fields().deepCopy();
        String id = body.path("model").asText();
        Map<String, Offer> offers = offers();
        if (!offers.containsKey(id) || !mayUse(user, id)) {
            throw notFound();
        }
        Offer offer = offers.get(id);
        if (offer.connection == null) {
            ObjectNode entry = state.models.get(id);
            String base = entry == null ? "" : entry.path("base_model_id").asText();
            if (entry == null || !offers.containsKey(base) || !mayUseBase(user, base)) {
                throw notFound();
            }
            entry.path("params").properties().forEach(param -> body.set(param.getKey(), param.getValue()));
            offer = offers.get(base);
        }
        return ask(offer, body);
    }

    private Reply ask(Offer offer, ObjectNode body) {
        OpenWebUiConnections.Connection connection = offer.connection;
        if (connection == null) {
            throw notFound();
        }
        body.put("model", offer.upstreamId);
        OpenWebUiUpstream.Answer answer = upstream.post(connection.url() + "/chat/completions", connection.key(), body);
        if (answer == null) {
            return modelServerDown();
        }
        return answer.isOk() || !line.does(OpenWebUiFact.TELLS_REFUSED_CHATS_IN_WORDS)
                ? answer.handedOn()
                : inWords(answer);
    }

    /** Before it was told, all went well. */
    private Reply modelServerDown() {
        if (line.does(OpenWebUiFact.TELLS_REFUSED_CHATS_IN_WORDS)) {
            throw new OpenWebUiRefusal(400, OpenWebUiConnections.DOWN);
        }
        if (line.does(OpenWebUiFact.TELLS_THAT_MODEL_SERVERS_ARE_DOWN)) {
            throw new OpenWebUiRefusal(500, OpenWebUiConnections.DOWN);
        }
        return Reply.json(200, "null");
    }

    /** Status and code are lost. */
    private static Reply inWords(OpenWebUiUpstream.Answer answer) {
        JsonNode json = answer.json();
        String words = json == null
                ? answer.text()
                : json.path("error").path("message").asText(json.path("detail").asText(answer.text()));
        throw new OpenWebUiRefusal(400, words);
    }

    private boolean mayUseBase(OpenWebUiUser user, String base) {
        if (line.does(OpenWebUiFact.PRESETS_NEED_THE_MODEL_BEHIND_THEM)) {
            return mayUse(user, base);
        }
        return !line.does(OpenWebUiFact.CHECKS_MODELS_BEHIND_PRESETS)
                || !state.models.containsKey(base)
                || mayUse(user, base);
    }

    private static OpenWebUiRefusal notFound() {
        return new OpenWebUiRefusal(400, "Model not found");
    }
}
