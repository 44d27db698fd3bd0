package io.github.llmbridge.cli.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.llmbridge.cli.ToolException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A file of settings: lines of NAME=value, or YAML if its name ends so. The names are those of the variables. */
public final class ConfigFile {
    /** Editors on Windows put it before the text. */
    private static final String MARK = "\uFEFF";

    private final Path path;

    /** The file at this place. */
    public ConfigFile(Path path) {
        this.path = path;
    }

    /**
     * What it says.
     *
     * @throws ToolException if it cannot be read, or names what is no setting; no value is quoted
     */
    Map<String, String> read() {
        Map<String, String> values = isYaml() ? yaml() : properties();
        for (String name : values.keySet()) {
            if (Setting.named(name).isEmpty() && Setting.ofFile(name).isEmpty()) {
                throw new ToolException(
                        "the file " + path + " sets " + name + ", which is no setting",
                        "Correct the name; the settings are " + String.join(", ", Setting.names()) + ".");
            }
        }
        return values;
    }

    /** Whether somebody else on this machine may read it; not known on Windows. */
    public boolean isReadByOthers() {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            return rights.contains(PosixFilePermission.GROUP_READ) || rights.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private boolean isYaml() {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Values are taken as they are: a backslash is a part of a path, not an escape. */
    private Map<String, String> properties() {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            String text = (line.startsWith(MARK) ? line.substring(1) : line).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int end = text.indexOf('=');
            if (end < 1) {
                throw new ToolException(
                        "the file " + path + " has no NAME=value in line " + number,
                        "Write one NAME=value in each line; comments begin with #.");
            }
            values.put(text.substring(0, end).strip(), text.substring(end + 1).strip());
        }
        return values;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Map<String, String> yaml() {
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            Map<String, Object> read =
                    YAMLMapper.builder().build().readValue(reader, new TypeReference<Map<String, Object>>() {});
            Map<String, String> values = new LinkedHashMap<>();
            if (read != null) {
                read.forEach((name, value) -> values.put(name, value == null ? "" : String.valueOf(value)));
            }
            return values;
        } catch (JsonMappingException empty) {
            if (isEmpty()) {
                return Map.of();
            }
            throw malformed(empty);
        } catch (JacksonException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean isEmpty() {
        try {
            return Files.readString(path).isBlank();
        } catch (IOException e) {
            return false;
        }
    }

    /** Jackson's own message quotes the file, which may hold a secret. */
    private ToolException malformed(JacksonException error) {
        JsonLocation place = error.getLocation();
        return new ToolException(
                "the file " + path + " is no YAML of names and values"
                        + (place == null ? "" : ", see line " + place.getLineNr()),
                "Write one NAME: value in each line.");
    }

    private ToolException unreadable(Exception error) {
        return new ToolException(
                error instanceof NoSuchFileException
                        ? "there is no file " + path
                        : "the file " + path + " cannot be read: "
                                + error.getClass().getSimpleName(),
                "Correct the path of --config or BRIDGE_CONFIG, and see that you may read the file.",
                error);
    }
}
