package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets out of what a server said: servers echo requests, keys included. */
final class Redactor {
    /** A key begins a word: "task-manager" holds none. The n of an escaped line break belongs to no word. */
    private static final Pattern LOOKS_SECRET = Pattern.compile(
            "(?<!(?<!\\\\)[A-Za-z0-9])sk-[A-Za-z0-9_\\-]{6,}|eyJ[A-Za-z0-9_\\-]{8,}(\\.[A-Za-z0-9_\\-]+)*|(?i:bearer\\s+)\\S+");

    private static final Set<String> SECRET_FIELDS =
            Set.of("key", "keys", "new_key", "password", "new_password", "token", "api_key", "OPENAI_API_KEYS");

    /** All that is in it is secret. */
    private static final String SECRET_OBJECT = "credential_values";

    private final JsonMapper json;
    private final ObjectWriter asciiJson;

    Redactor(JsonMapper json) {
        this.json = json;
        this.asciiJson =
                json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).without(JsonWriteFeature.WRITE_HEX_UPPER_CASE);
    }

    /** The text without anything that looks secret and without the given secrets. */
    String redact(String text, List<String> secrets) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return redactPattern(clean);
    }

    /** The secrets of a request, in each form in which a server may quote them; the longest first, since one may hold another. */
    List<String> secretsOf(Request request) {
        List<String> found = new ArrayList<>();
        request.headers()
                .getOrDefault("Authorization", List.of())
                .forEach(value -> found.add(value.replace("Bearer ", "")));
        if (request.body() != null) {
            try {
                collect(json.readTree(request.body()), false, found);
            } catch (JacksonException notJson) {
                // Then there is no field to find a secret in.
            } catch (IOException e) {
                throw new IllegalStateException("reading from memory cannot fail", e);
            }
        }
        return found.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(this::forms)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** As it is, in JSON, in JSON of ASCII only, and in Python's notation, which doubles a backslash. */
    private Stream<String> forms(String secret) {
        return Stream.of(
                secret, inJson(json.writer(), secret), inJson(asciiJson, secret), secret.replace("\\", "\\\\"));
    }

    private static String inJson(ObjectWriter writer, String text) {
        try {
            String quoted = writer.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text can be written", e);
        }
    }

    private static String redactPattern(String text) {
        return LOOKS_SECRET.matcher(text).replaceAll("***");
    }

    private static void collect(JsonNode node, boolean secret, List<String> found) {
        if (node.isTextual() && secret) {
            found.add(node.textValue());
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, secret, found));
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                JsonNode value = field.getValue();
                if (field.getKey().equals(SECRET_OBJECT)) {
                    value.forEach(inside -> collect(inside, true, found));
                } else {
                    collect(value, SECRET_FIELDS.contains(field.getKey()), found);
                }
            }
        }
    }
}
