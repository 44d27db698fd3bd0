package io.github.llmbridge.litellm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models that a key, user or team may call. LiteLLM reads an empty list as every model, so there is no default here:
 * say {@link #all()}, {@link #none()}, or name them. Two values are equal if they allow the same, whatever the order. Immutable.
 */
public final class Models {
    private static final Models ALL = new Models(List.of());
    private static final Models NONE = new Models(List.of("no-default-models"));

    private final Set<String> names;

    private Models(List<String> names) {
        this.names = new LinkedHashSet<>(names);
    }

    /** Every model of the proxy, also those added later; sent as an empty list. */
    public static Models all() {
        return ALL;
    }

    /**
     * These models, by the names that LiteLLM's {@code /v1/models} shows.
     *
     * @throws IllegalArgumentException if no name is given, or one is missing, blank, or holds what the server cannot keep
     */
    public static Models of(String... names) {
        return of(Arrays.asList(names));
    }

    /** As {@link #of(String...)}. */
    public static Models of(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("models must name a model; to allow every model say Models.all()");
        }
        return new Models(Limits.requireTexts("models", names));
    }

    /**
     * No model by name ({@code no-default-models}): every call is refused, but for the models of access groups
     * ({@code accessGroupIds}).
     */
    public static Models none() {
        return NONE;
    }

    /** As a server's answer says it: an empty list is every model. */
    @JsonCreator
    static Models fromJson(List<String> names) {
        return new Models(names);
    }

    /** The models of a row that may have none: to the server, no list is every model, too. */
    public static Models orAll(@Nullable Models models) {
        return models == null ? ALL : models;
    }

    /** Whether every model is allowed. */
    public boolean isAll() {
        return names.isEmpty();
    }

    /** The names, in the order given; empty if every model is allowed. */
    @JsonValue
    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Models models && names.equals(models.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return isAll() ? "all models" : names.toString();
    }
}
