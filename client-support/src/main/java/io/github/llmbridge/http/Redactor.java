package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes secrets out of what a server said: servers echo requests, keys included. */
final class Redactor {
    private static final Pattern LOOKS_SECRET =
            Pattern.compile("sk-[A-Za-z0-9_\\-]{6,}|eyJ[A-Za-z0-9_\\-]{8,}(\\.[A-Za-z0-9_\\-]+)*|(?i:bearer\\s+)\\S+");

    private static final Set<String> SECRET_FIELDS =
            Set.of("key", "keys", "new_key", "password", "new_password", "token", "api_key", "OPENAI_API_KEYS");

    private final JsonMapper json;

    Redactor(JsonMapper json) {
        this.json = json;
    }

    /** The text without anything that looks secret and without the secrets of the request it answers. */
    String redact(String text, Request request) {
        String clean = text;
        for (String secret : secretsOf(request)) {
            clean = clean.replace(secret, "***");
        }
        return LOOKS_SECRET.matcher(clean).replaceAll("***");
    }

    private List<String> secretsOf(Request request) {
        List<String> found = new ArrayList<>();
        request.headers()
                .getOrDefault("Authorization", List.of())
                .forEach(value -> add(found, value.replace("Bearer ", "")));
        if (request.body() != null) {
            try {
                collect(json.readTree(request.body()), false, found);
            } catch (JacksonException notJson) {
                return found;
            } catch (IOException e) {
                throw new IllegalStateException("reading from memory cannot fail", e);
            }
        }
        return found;
    }

    private static void collect(JsonNode node, boolean secret, List<String> found) {
        if (node.isTextual() && secret) {
            add(found, node.textValue());
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, secret, found));
        } else {
            node.properties()
                    .forEach(field -> collect(field.getValue(), SECRET_FIELDS.contains(field.getKey()), found));
        }
    }

    private static void add(List<String> found, String secret) {
        if (!secret.isBlank()) {
            found.add(secret);
        }
    }
}
