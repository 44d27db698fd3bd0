package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deployments of the config file and of the database. Guarded by the server's lock. */
final class LiteLlmModelStore {
    /** By id, as {@code /model/new} stored them. */
    final Map<String, ObjectNode> rows = new LinkedHashMap<>();

    /** Wildcards that were deleted: older lines go on serving them until they are started again. */
    private final List<LiteLlmModel> deleted = new ArrayList<>();

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

    /**
     * The first that may answer; a blocked one only if there is no other. A name is that of a deployment, its id, its
     * provider's name of the model, or one that a wildcard takes.
     */
    @Nullable LiteLlmModel serving(@Nullable String name) {
        if (name == null) {
            return null;
        }
        List<LiteLlmModel> named = named(name);
        if (!named.isEmpty()) {
            return firstOpen(named);
        }
        LiteLlmModel byId = byId(name);
        List<LiteLlmModel> byTarget =
                all().stream().filter(model -> model.target().equals(name)).toList();
        List<LiteLlmModel> other = byId != null ? List.of(byId) : routed(name);
        if (other.isEmpty()) {
            String guessed = LiteLlmModel.withProvider(name);
            other = guessed == null ? List.of() : routed(guessed);
        }
        if (other.isEmpty()) {
            other = byTarget;
        }
        return other.isEmpty() ? null : firstOpen(other).calledAs(name);
    }

    private List<LiteLlmModel> named(String name) {
        return all().stream().filter(model -> model.name().equals(name)).toList();
    }

    private LiteLlmModel firstOpen(List<LiteLlmModel> models) {
        return models.stream().filter(model -> !isBlocked(model)).findFirst().orElse(models.get(0));
    }

    /** The wildcards that take the name. */
    private List<LiteLlmModel> routed(String name) {
        return LiteLlmWildcards.serving(
                Stream.concat(all().stream(), deleted.stream()).toList(), name);
    }

    boolean hasWildcards() {
        return !deleted.isEmpty() || all().stream().anyMatch(LiteLlmModel::isWildcard);
    }

    /** The access groups that allow the name. */
    Set<String> groupsOf(String name) {
        List<LiteLlmModel> models = named(name);
        if (models.isEmpty()) {
            models = routed(name);
        }
        String guessed = LiteLlmModel.withProvider(name);
        if (models.isEmpty() && guessed != null && line.does(LiteLlmFact.ACCESS_GROUPS_FOLLOW_PROVIDERS)) {
            models = routed(guessed);
        }
        return models.stream().flatMap(model -> model.groups().stream()).collect(Collectors.toSet());
    }

    /** All access groups. */
    Set<String> groups() {
        return all().stream()
                .flatMap(model -> model.groups().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The names of a group's deployments. */
    List<String> membersOf(String group) {
        return all().stream()
                .filter(model -> model.groups().contains(group))
                .map(LiteLlmModel::name)
                .toList();
    }

    /** Whether a wildcard takes one of the group's names: without a licence, no key may hold the group. */
    boolean hasWildcardIn(String group) {
        return membersOf(group).stream().anyMatch(name -> !routed(name).isEmpty());
    }

    boolean isDeployed(String name) {
        return !named(name).isEmpty();
    }

    /** What the price map knows of a wildcard. */
    List<String> writtenOut(String wildcard) {
        int slash = wildcard.indexOf('/');
        LiteLlmModel model = named(wildcard).stream().findFirst().orElse(null);
        if (slash < 0 || (model == null && !line.does(LiteLlmFact.WRITES_OUT_WILDCARDS_WITHOUT_DEPLOYMENT))) {
            return List.of();
        }
        String prefix = wildcard.substring(0, slash);
        String start = wildcard.substring(slash + 1).replace("*", "");
        List<String> known = LiteLlmModel.namesOf(model == null ? prefix : model.provider());
        List<String> starting =
                known.stream().filter(name -> name.startsWith(start)).toList();
        return starting.isEmpty()
                ? known.stream().map(name -> prefix + "/" + start + name).toList()
                : starting.stream().map(name -> prefix + "/" + name).toList();
    }

    /** Null if there was none. */
    @Nullable ObjectNode delete(String id) {
        ObjectNode row = rows.remove(id);
        if (row != null && LiteLlmModel.of(row).isWildcard() && !line.does(LiteLlmFact.FORGETS_DELETED_WILDCARDS)) {
            deleted.add(LiteLlmModel.of(row));
        }
        return row;
    }

    @Nullable LiteLlmModel byId(String id) {
        return all().stream().filter(model -> model.id().equals(id)).findFirst().orElse(null);
    }

    boolean isBlocked(LiteLlmModel model) {
        return model.blocked() && line.does(LiteLlmFact.BLOCKS_MODELS);
    }

    boolean isFromConfig(String id) {
        return byId(id) != null && !rows.containsKey(id);
    }
}
