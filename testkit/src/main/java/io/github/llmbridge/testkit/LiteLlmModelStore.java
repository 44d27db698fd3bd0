package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deployments of the config file and of the database. Guarded by the server's lock. */
final class LiteLlmModelStore {
    /** By id, as {@code /model/new} stored them. */
    final Map<String, ObjectNode> rows = new LinkedHashMap<>();

    private final LiteLlmLine line;
    private final List<String> fromConfig;

    LiteLlmModelStore(LiteLlmLine line, List<String> fromConfig) {
        this.line = line;
        this.fromConfig = fromConfig;
    }

    List<LiteLlmModel> all() {
        return Stream.concat(
                        fromConfig.stream().map(LiteLlmModel::of),
                        rows.values().stream().map(LiteLlmModel::of))
                .toList();
    }

    /** What callers may name; what is blocked does not show. */
    List<String> names() {
        return all().stream()
                .filter(model -> !isBlocked(model))
                .map(LiteLlmModel::name)
                .distinct()
                .toList();
    }

    /** The first that may answer; a blocked one only if there is no other. */
    @Nullable LiteLlmModel serving(@Nullable String name) {
        List<LiteLlmModel> named =
                all().stream().filter(model -> model.name().equals(name)).toList();
        return named.stream()
                .filter(model -> !isBlocked(model))
                .findFirst()
                .orElse(named.isEmpty() ? null : named.get(0));
    }

    @Nullable LiteLlmModel byId(String id) {
        return all().stream().filter(model -> model.id().equals(id)).findFirst().orElse(null);
    }

    boolean isBlocked(LiteLlmModel model) {
        return model.blocked() && line.blocksModels();
    }

    boolean isFromConfig(String id) {
        return byId(id) != null && !rows.containsKey(id);
    }
}
