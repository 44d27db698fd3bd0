package io.github.llmbridge.cli.config;

import io.github.llmbridge.cli.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads settings: the environment goes before the file, and a secret itself before the file that holds it. */
public final class SettingsReader {
    /** The variable that names the file of settings. */
    public static final String CONFIG = "BRIDGE_CONFIG";

    private final Map<String, String> variables;

    /** Over these variables. */
    public SettingsReader(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The file of settings, if there is one. */
    public Optional<Path> file(@Nullable Path option) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(variables.get(CONFIG))
                        .filter(text -> !text.isBlank())
                        .map(text -> path(CONFIG, text)));
    }

    /**
     * What is set.
     *
     * @param option the file that the command line names
     * @throws ToolException if a file cannot be read
     */
    public Settings read(@Nullable Path option) {
        Map<Setting, Settings.Value> values = new EnumMap<>(Setting.class);
        file(option).ifPresent(path -> {
            Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
            add(values, new ConfigFile(path).read(), "the file " + path, folder);
        });
        add(values, variables, "the environment", Path.of(""));
        return new Settings(values);
    }

    /** What the environment alone says, for when the file cannot be read. */
    public Settings ofEnvironment() {
        Map<Setting, Settings.Value> values = new EnumMap<>(Setting.class);
        add(values, variables, "the environment", Path.of(""));
        return new Settings(values);
    }

    private static void add(Map<Setting, Settings.Value> values, Map<String, String> from, String origin, Path folder) {
        for (Setting setting : Setting.values()) {
            String file = setting.isSecret() ? from.get(setting + Setting.FILE) : null;
            if (file != null && !file.isBlank()) {
                values.put(setting, new Settings.Value(secret(setting, folder, file), "the file " + file));
            }
            String value = from.get(setting.name());
            if (value != null && !value.isBlank()) {
                String text = setting.isPath(value)
                        ? folder.resolve(path(setting.name(), value)).toString()
                        : value.strip();
                values.put(setting, new Settings.Value(text, origin));
            }
        }
    }

    private static String secret(Setting setting, Path folder, String file) {
        String name = setting + Setting.FILE;
        return secretIn(name, folder.resolve(path(name, file)));
    }

    /**
     * The first line of a file that holds a secret.
     *
     * @param name what names the file
     */
    public static String secretIn(String name, Path file) {
        try {
            String text = Files.readString(file).lines().findFirst().orElse("").strip();
            if (text.isEmpty()) {
                throw new ToolException(
                        "the file of " + name + ", " + file + ", is empty", "Write the secret into its first line.");
            }
            return text;
        } catch (IOException e) {
            throw new ToolException(
                    "the file of " + name + ", " + file + ", cannot be read: "
                            + e.getClass().getSimpleName(),
                    "Correct the path, and see that you may read the file.",
                    e);
        }
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw new ToolException(
                    name + " is no path of a file: " + e.getReason(), "Correct the path in " + name + ".");
        }
    }
}
