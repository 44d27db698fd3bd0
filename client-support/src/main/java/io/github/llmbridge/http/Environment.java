package io.github.llmbridge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a client's options from environment variables and tells all missing ones at once. */
public final class Environment {
    private final Function<String, @Nullable String> variables;
    private final List<String> missing = new ArrayList<>();

    /** Reads through the given function, such as {@code System::getenv}. */
    public Environment(Function<String, @Nullable String> variables) {
        this.variables = variables;
    }

    /** The variable's value, or {@code ""} if it is not set, which {@link #requireComplete()} then reports. */
    public String required(String name) {
        return optional(name).orElseGet(() -> {
            missing.add(name);
            return "";
        });
    }

    /** The variable's value if it is set and not blank. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
    }

    /** Throws {@link IllegalStateException} naming every required variable that is not set. */
    public void requireComplete() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("not set in the environment: " + String.join(", ", missing));
        }
    }
}
