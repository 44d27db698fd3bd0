package io.github.llmbridge.contract.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llmbridge.contract.tour.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a server's OpenAPI says of its routes: which there are, and which fields their requests have. */
public final class OpenApi {
    private static final JsonMapper JSON = new JsonMapper();

    /** Fields in fields of a request; deeper ones are of models, not of ours. */
    private static final int DEEPEST = 2;

    private final JsonNode document;
    private final SortedMap<String, JsonNode> operations = new TreeMap<>();
    private final Map<String, Name> names = new TreeMap<>();

    private record Name(String http, String path) {}

    private OpenApi(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String route = Operation.route(method.getKey(), path.getKey());
                    operations.put(route, method.getValue());
                    names.put(route, new Name(method.getKey(), path.getKey()));
                }));
    }

    public static OpenApi of(String document) {
        try {
            return new OpenApi(JSON.readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String route) {
        return operations.containsKey(route);
    }

    /** Names of the query parameters. */
    SortedSet<String> queryParameters(String route) {
        SortedSet<String> parameters = new TreeSet<>();
        for (JsonNode parameter : operations.get(route).path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                parameters.add(parameter.path("name").asText());
            }
        }
        return parameters;
    }

    /** Fields of the JSON body. */
    Fields body(String route) {
        JsonNode schema = operations.get(route).at("/requestBody/content/application~1json/schema");
        return fields(schema, 0);
    }

    private Fields fields(JsonNode schema, int depth) {
        SortedMap<String, Fields> fields = new TreeMap<>();
        collect(schema, depth, fields);
        return new Fields(fields);
    }

    private void collect(@Nullable JsonNode schema, int depth, SortedMap<String, Fields> fields) {
        if (schema == null || depth > DEEPEST) {
            return;
        }
        if (schema.has("$ref")) {
            collect(document.at(schema.get("$ref").asText().substring(1)), depth, fields);
        }
        for (String combination : List.of("anyOf", "allOf", "oneOf")) {
            schema.path(combination).forEach(part -> collect(part, depth, fields));
        }
        collect(schema.get("items"), depth, fields);
        schema.path("properties")
                .properties()
                .forEach(property -> fields.put(property.getKey(), fields(property.getValue(), depth + 1)));
    }

    /** The same document with these routes only, and of them only what is asked here: for a stand-in to serve. */
    public String trimmedTo(Collection<String> routes) {
        ObjectNode trimmed = JSON.createObjectNode();
        trimmed.put("openapi", document.path("openapi").asText());
        trimmed.putObject("info").setAll((ObjectNode) document.path("info").deepCopy());
        ((ObjectNode) trimmed.get("info")).retain("title", "version");
        ObjectNode paths = trimmed.putObject("paths");
        for (String route : new TreeSet<>(routes)) {
            if (has(route)) {
                Name name = names.get(route);
                paths.withObjectProperty(name.path()).set(name.http().toLowerCase(Locale.ROOT), trimmed(route));
            }
        }
        return trimmed.toPrettyString() + "\n";
    }

    private ObjectNode trimmed(String route) {
        ObjectNode operation = JSON.createObjectNode();
        Set<String> query = queryParameters(route);
        if (!query.isEmpty()) {
            ArrayNode parameters = operation.putArray("parameters");
            query.forEach(name -> parameters.addObject().put("name", name).put("in", "query"));
        }
        Fields body = body(route);
        if (!body.isOpen()) {
            operation
                    .putObject("requestBody")
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", body.toSchema());
        }
        return operation;
    }
}
