package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A function that an administrator gave to the server. Guarded by the server's lock. */
final class OpenWebUiFunction {
    private static final Pattern HEAD_LINE = Pattern.compile("^\\s*([A-Za-z_]+):\\s*(.*)\\s*$");
    private static final Pattern VALVES = Pattern.compile("class Valves\\(BaseModel\\):\\n((?: {8}.*\\n|\\n)*)");
    private static final Pattern VALVE = Pattern.compile("(?m)^ {8}(\\w+): str = \"(.*?)\"");

    final String id;
    final String creatorId;
    final long createdAt;
    String versionId = UUID.randomUUID().toString();
    String name = "";
    String type = "";
    String content = "";
    ObjectNode meta = Json.object();
    /** Null until something is set. */
    @Nullable ObjectNode valves;

    boolean active;
    boolean global;
    long updatedAt;

    OpenWebUiFunction(String id, String creatorId, long now) {
        this.id = id;
        this.creatorId = creatorId;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** By the class in the text; null if there is none. The text itself is not run. */
    static @Nullable String typeOf(String content, boolean knowsEvents) {
        for (String name :
                knowsEvents ? List.of("Pipe", "Filter", "Action", "Event") : List.of("Pipe", "Filter", "Action")) {
            if (Pattern.compile("(?m)^class " + name + "\\b").matcher(content).find()) {
                return name.toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    /** What the head of the text says. */
    static ObjectNode manifest(String content) {
        ObjectNode manifest = Json.object();
        List<String> lines = content.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals("\"\"\"")) {
            return manifest;
        }
        for (String line : lines.subList(1, lines.size())) {
            if (line.contains("\"\"\"")) {
                break;
            }
            Matcher match = HEAD_LINE.matcher(line);
            if (match.matches()) {
                manifest.put(match.group(1).strip(), match.group(2).strip());
            }
        }
        return manifest;
    }

    boolean hasValves() {
        return VALVES.matcher(content).find();
    }

    /** The text's own defaults; the stand-in knows texts only. */
    ObjectNode valveDefaults() {
        ObjectNode defaults = Json.object();
        Matcher section = VALVES.matcher(content);
        if (section.find()) {
            Matcher valve = VALVE.matcher(section.group(1));
            while (valve.find()) {
                defaults.put(valve.group(1), valve.group(2));
            }
        }
        return defaults;
    }
}
