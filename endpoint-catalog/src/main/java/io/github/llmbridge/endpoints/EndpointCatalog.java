package io.github.llmbridge.endpoints;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The endpoints of a configuration file, in its order. Immutable and thread safe. */
public final class EndpointCatalog {
    private final Map<String, Endpoint> byId = new LinkedHashMap<>();
    private final Map<String, List<String>> idsByDisplayName;

    private EndpointCatalog(Collection<Endpoint> endpoints) {
        endpoints.forEach(endpoint -> byId.put(endpoint.id(), endpoint));
        idsByDisplayName = endpoints.stream()
                .collect(Collectors.groupingBy(
                        Endpoint::displayName,
                        LinkedHashMap::new,
                        Collectors.mapping(Endpoint::id, Collectors.toUnmodifiableList())));
    }

    /**
     * Reads {@code {"endpoints":{"gpt":{"displayName":"GPT","url":"https://api.example.com/v1","apiKey":"${GPT_KEY}",
     * "actualModelName":"gpt-4o"}}}}. All four fields are required. {@code url} may leave out {@code /v1}; {@code apiKey} is the
     * key itself, <code>${NAME}</code> for an environment variable that holds it, or empty for a server that wants none.
     *
     * @throws IllegalArgumentException saying by line, column and field what is wrong; no key is quoted
     */
    public static EndpointCatalog read(InputStream json, Function<String, @Nullable String> environment)
            throws IOException {
        return new EndpointCatalog(EndpointFile.read(json).toEndpoints(environment));
    }

    /** As {@link #read(InputStream, Function)}, from a file, whose name begins each message. */
    public static EndpointCatalog read(Path file, Function<String, @Nullable String> environment) throws IOException {
        try (InputStream json = Files.newInputStream(file)) {
            return read(json, environment);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** All endpoints, in the file's order. */
    public List<Endpoint> endpoints() {
        return List.copyOf(byId.values());
    }

    /** The endpoint of this id, else the only one with this display name. */
    public Optional<Endpoint> find(String name) {
        List<String> ids = byId.containsKey(name) ? List.of(name) : idsNamed(name);
        return ids.size() == 1 ? Optional.ofNullable(byId.get(ids.get(0))) : Optional.empty();
    }

    /** The ids of the endpoints with this display name; several share one if {@link #warnings()} says so. */
    public List<String> idsNamed(String displayName) {
        return idsByDisplayName.getOrDefault(displayName, List.of());
    }

    /** What is allowed but will surprise: a display name that several endpoints have, or that is the id of another one. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        idsByDisplayName.forEach((name, ids) -> {
            if (ids.size() > 1) {
                warnings.add("display name '" + name + "' is shared by " + ids + ", which can be called by id only");
            }
            if (byId.containsKey(name) && !ids.contains(name)) {
                warnings.add("'" + name + "' is an id and the display name of " + ids + "; a call means the id");
            }
        });
        return List.copyOf(warnings);
    }
}
