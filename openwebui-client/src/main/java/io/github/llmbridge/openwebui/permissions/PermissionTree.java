package io.github.llmbridge.openwebui.permissions;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rights by section and name, such as {@code features.api_keys}. The set differs by version, so it is kept as the server
 * sends it. Immutable.
 *
 * @param sections what the server sends: flags by name, within sections by name
 */
public record PermissionTree(@JsonAnyGetter @JsonAnySetter Map<String, Object> sections) {
    /** The right to have an API key; since 0.6.37, before which everybody has it. */
    public static final String API_KEYS = "features.api_keys";

    public PermissionTree {
        sections = UnknownFields.copyOf(sections);
    }

    /** No right at all; for a group, which can only grant. */
    public static PermissionTree none() {
        return new PermissionTree(Map.of());
    }

    /**
     * Whether a right is given; empty if it is not named here.
     *
     * @param name such as {@code features.api_keys}
     */
    public Optional<Boolean> flag(String name) {
        Object value = at(parts(name));
        return value instanceof Boolean on ? Optional.of(on) : Optional.empty();
    }

    /**
     * The same with one right given or not; everything else stays, unknown rights too.
     *
     * @throws IllegalArgumentException if the name has no section, or leads through something that is no section
     */
    public PermissionTree with(String name, boolean on) {
        return new PermissionTree(changed(sections, parts(name), on, name));
    }

    /** The names of all rights that are named here. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        collect("", sections, names);
        return List.copyOf(names);
    }

    private static void collect(String prefix, Map<?, ?> section, List<String> names) {
        section.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                collect(prefix + key + ".", inner, names);
            } else {
                names.add(prefix + key);
            }
        });
    }

    private Object at(List<String> parts) {
        Object value = sections;
        for (String part : parts) {
            value = value instanceof Map<?, ?> map && map.get(part) != null ? map.get(part) : "";
        }
        return value;
    }

    private static Map<String, Object> changed(Map<?, ?> section, List<String> parts, boolean on, String name) {
        Map<String, Object> copy = new LinkedHashMap<>();
        section.forEach((key, value) -> copy.put(String.valueOf(key), value));
        String first = parts.get(0);
        if (parts.size() == 1) {
            copy.put(first, on);
            return copy;
        }
        Object inner = copy.get(first);
        if (inner != null && !(inner instanceof Map)) {
            throw new IllegalArgumentException("permission '" + name + "': '" + first + "' is no section");
        }
        Map<?, ?> below = inner == null ? Map.of() : (Map<?, ?>) inner;
        copy.put(first, changed(below, parts.subList(1, parts.size()), on, name));
        return copy;
    }

    private static List<String> parts(String name) {
        List<String> parts = List.of(name.split("\\.", -1));
        if (parts.size() < 2 || parts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "permission must be named by section, such as features.api_keys, not '" + name + "'");
        }
        return parts;
    }
}
