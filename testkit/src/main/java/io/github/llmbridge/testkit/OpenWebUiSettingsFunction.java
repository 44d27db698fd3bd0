package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the SDK's settings function does in the real server, with the same letters and the same names of refusals. */
final class OpenWebUiSettingsFunction {
    static final String ID = "llmbridge_settings";

    private static final String HEAD = "\"\"\"\ntitle: llmbridge: direct connections of all accounts\n";
    private static final int WINDOW = 300;
    private static final Map<String, Integer> MOST = Map.of("read", 200, "edit", 50);

    private final OpenWebUiState state;
    /** Letters that were taken, until when they are remembered. */
    private final Map<String, Double> taken = new HashMap<>();

    OpenWebUiSettingsFunction(OpenWebUiState state) {
        this.state = state;
    }

    static boolean isIn(OpenWebUiFunction function) {
        return function.id.equals(ID) && function.content.startsWith(HEAD);
    }

    /** The one thing that is told about what went wrong. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String name) {
            super(name, null, false, false);
        }
    }

    ObjectNode run(OpenWebUiFunction function, OpenWebUiUser caller, ObjectNode body) {
        ObjectNode answer = Json.object();
        try {
            if (!function.active) {
                throw new Refused("SWITCHED_OFF");
            }
            if (!caller.isAdmin()) {
                throw new Refused("NOT_ADMINISTRATOR");
            }
            answer.set("llmbridge", answer(function, body.path("llmbridge")));
        } catch (Refused refused) {
            answer.putObject("llmbridge").put("refused", refused.getMessage()).put("time", time());
        } catch (GeneralSecurityException | RuntimeException e) {
            answer.putObject("llmbridge").put("refused", "FAILED").put("error", "Exception");
        }
        return answer;
    }

    private ObjectNode answer(OpenWebUiFunction function, JsonNode call) throws Refused, GeneralSecurityException {
        if (!call.path("purpose").isTextual()) {
            throw new IllegalArgumentException();
        }
        String purpose = call.path("purpose").asText();
        String key = function.valves == null ? "" : function.valves.path("key").asText();
        if (purpose.equals("hello")) {
            if (key.isEmpty()) {
                key = SealedLetter.newKey();
                function.valves = Json.object().put("key", key);
            }
            return Json.object().put("key", SealedLetter.publicKey(key)).put("time", time());
        }
        if (key.isEmpty() || !call.path("for").asText().equals(SealedLetter.publicKey(key))) {
            throw new Refused("OTHER_KEY");
        }
        SealedLetter letter = SealedLetter.read(
                ID + "/" + purpose + "/", key, call.path("letter").asText());
        JsonNode asked = open(letter, purpose);
        ArrayNode answers = Json.array();
        asked.path("accounts")
                .forEach(account -> answers.add(purpose.equals("read") ? read(account.asText()) : edit(account)));
        ObjectNode content = Json.object();
        content.set("accounts", answers);
        return Json.object().put("sealed", letter.seal(Json.write(content)));
    }

    private JsonNode open(SealedLetter letter, String purpose) throws Refused {
        String text = letter.open();
        JsonNode content = text == null ? null : Json.parse(text);
        if (content == null) {
            throw new Refused("UNREADABLE");
        }
        double now = time();
        double sent = content.path("time").asDouble();
        if (Math.abs(now - sent) > WINDOW) {
            throw new Refused("TOO_OLD");
        }
        taken.values().removeIf(until -> until < now);
        if (taken.putIfAbsent(content.path("nonce").asText(), sent + WINDOW + 1) != null) {
            throw new Refused("REPLAYED");
        }
        if (content.path("accounts").size() > MOST.getOrDefault(purpose, 0)) {
            throw new Refused("TOO_MANY");
        }
        return content;
    }

    private ObjectNode read(String id) {
        return told(id, "FOUND");
    }

    private ObjectNode edit(JsonNode account) {
        String id = account.path("id").asText();
        OpenWebUiUser user = state.users.get(id);
        ObjectNode ui = user == null ? null : ui(user);
        if (user == null
                || ui == null
                || !seen(id, ui).equals(account.path("seen").asText())) {
            return told(id, "CONFLICT");
        }
        ui.set("directConnections", account.path("connections"));
        ObjectNode settings = user.settings == null ? Json.object() : user.settings;
        settings.set("ui", ui);
        user.settings = settings;
        return Json.object().put("state", "DONE");
    }

    private ObjectNode told(String id, String word) {
        OpenWebUiUser user = state.users.get(id);
        ObjectNode ui = user == null ? null : ui(user);
        if (user == null) {
            return Json.object().put("state", "UNKNOWN_ACCOUNT");
        }
        if (ui == null) {
            return Json.object().put("state", "NO_OBJECT");
        }
        ObjectNode told = Json.object().put("state", word).put("seen", seen(id, ui));
        told.set("connections", connections(ui));
        return told;
    }

    /** A copy; null if there is something else in its place. */
    private static @Nullable ObjectNode ui(OpenWebUiUser user) {
        JsonNode ui = user.settings == null ? null : user.settings.get("ui");
        return ui == null || ui.isNull() ? Json.object() : ui instanceof ObjectNode object ? object.deepCopy() : null;
    }

    private static JsonNode connections(ObjectNode ui) {
        return ui.has("directConnections") ? ui.path("directConnections") : NullNode.instance;
    }

    private static String seen(String id, ObjectNode ui) {
        String text = Json.write(Json.array().add(id).add(sorted(connections(ui))));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The order of an object's fields means nothing. */
    private static JsonNode sorted(JsonNode value) {
        if (value instanceof ArrayNode list) {
            ArrayNode sorted = Json.array();
            list.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        if (value instanceof ObjectNode object) {
            Map<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode sorted = Json.object();
            List.copyOf(fields.entrySet()).forEach(field -> sorted.set(field.getKey(), field.getValue()));
            return sorted;
        }
        return value;
    }

    private double time() {
        return state.millis() / 1000.0;
    }
}
