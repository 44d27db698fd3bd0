package io.github.llmbridge.cli.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.cli.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plan as a file, so that it can be looked at now and carried out later. It holds no secret. */
final class PlanFile {
    private static final String FORMAT = "llmbridge-plan";
    private static final int VERSION = 1;

    private final JsonMapper json;

    PlanFile(JsonMapper json) {
        this.json = json;
    }

    /** Writes the plan of a bridge. */
    void write(Path file, PeoplePlan plan, String instance) {
        ObjectNode document = json.createObjectNode();
        document.put("format", FORMAT);
        document.put("version", VERSION);
        document.put("instance", instance);
        document.set("plan", json.valueToTree(plan));
        try {
            Files.write(file, json.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new ToolException(
                    "the plan cannot be written to " + file + ": "
                            + e.getClass().getSimpleName(),
                    "Correct the path of --save, and see that you may write there.",
                    e);
        }
    }

    /** Reads a plan of this bridge. */
    PeoplePlan read(Path file, String instance) {
        try {
            JsonNode document = json.readTree(Files.readAllBytes(file));
            requireFormat(file, document);
            if (!document.path("plan").isObject()) {
                throw new ToolException(
                        "the file " + file + " holds no plan", "Plan again: llmbridge plan --save FILE.");
            }
            String of = document.path("instance").asText();
            if (!of.equals(instance)) {
                throw new ToolException(
                        "the plan in " + file + " is of the bridge '" + of + "', and this is '" + instance + "'",
                        "Name the bridge by --instance, or plan again.");
            }
            return json.readerFor(PeoplePlan.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(document.path("plan"));
        } catch (JacksonException e) {
            throw new ToolException(
                    "the file " + file + " is no plan, or was changed: " + e.getOriginalMessage(),
                    "Plan again: llmbridge plan --save FILE.",
                    e);
        } catch (IOException e) {
            throw new ToolException(
                    "the plan " + file + " cannot be read: " + e.getClass().getSimpleName(),
                    "Correct the path of --plan, and see that you may read the file.",
                    e);
        }
    }

    private static void requireFormat(Path file, JsonNode document) {
        if (!document.path("format").asText().equals(FORMAT)
                || document.path("version").isMissingNode()) {
            throw new ToolException("the file " + file + " is no plan", "Make one: llmbridge plan --save FILE.");
        }
        if (document.path("version").asInt() != VERSION) {
            throw new ToolException(
                    "the plan " + file + " has the form "
                            + document.path("version").asText() + ", and this tool knows " + VERSION,
                    "Use the tool that made it, or plan again.");
        }
    }
}
