package io.github.llmbridge.cli.config;

import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.http.Secret;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the tool was told. Immutable. */
public final class Settings {
    private final Map<Setting, Value> values;

    /**
     * A value and where it is from.
     *
     * @param origin in words, such as {@code the environment}
     */
    record Value(String text, String origin) {}

    Settings(Map<Setting, Value> values) {
        this.values = new EnumMap<>(Setting.class);
        this.values.putAll(values);
    }

    /** Nothing said. */
    public static Settings none() {
        return new Settings(new EnumMap<>(Setting.class));
    }

    /** The value, if it is set. */
    public Optional<String> find(Setting setting) {
        return Optional.ofNullable(values.get(setting)).map(Value::text);
    }

    /** The value, if it is set. */
    public Optional<Secret> secret(Setting setting) {
        return find(setting).map(Secret::of);
    }

    /** Where the value is from. */
    public String origin(Setting setting) {
        Value value = values.get(setting);
        return value == null ? "nowhere" : value.origin();
    }

    /**
     * Yes or no.
     *
     * @throws ToolException if it is neither
     */
    public boolean isOn(Setting setting, boolean otherwise) {
        return find(setting)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on", "1" -> true;
                    case "false", "no", "off", "0" -> false;
                    default ->
                        throw new ToolException(
                                setting + " must be true or false, and is '" + text + "'",
                                "Set " + setting + " to true or false in " + origin(setting) + ".");
                })
                .orElse(otherwise);
    }

    /**
     * A number of seconds.
     *
     * @throws ToolException if it is none
     */
    public Optional<Duration> seconds(Setting setting) {
        return find(setting).map(text -> {
            try {
                long seconds = Long.parseLong(text);
                if (seconds > 0) {
                    return Duration.ofSeconds(seconds);
                }
            } catch (NumberFormatException told) {
                // as a number that is too small
            }
            throw new ToolException(
                    setting + " must be a number of seconds from 1 on, and is '" + text + "'",
                    "Correct " + setting + " in " + origin(setting) + ".");
        });
    }

    /** The same with one more, if it is told. */
    public Settings with(Setting setting, @Nullable String text, String origin) {
        if (text == null || text.isBlank()) {
            return this;
        }
        Settings changed = new Settings(values);
        changed.values.put(setting, new Value(text.strip(), origin));
        return changed;
    }

    /** Names only. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
