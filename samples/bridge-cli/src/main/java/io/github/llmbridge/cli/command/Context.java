package io.github.llmbridge.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.cli.Surroundings;
import io.github.llmbridge.cli.config.Connected;
import io.github.llmbridge.cli.config.Connector;
import io.github.llmbridge.cli.config.Setting;
import io.github.llmbridge.cli.config.Settings;
import io.github.llmbridge.cli.config.SettingsReader;
import io.github.llmbridge.cli.config.ToolStore;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Documents;
import io.github.llmbridge.cli.output.Fault;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Progress;
import io.github.llmbridge.cli.output.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** What every command has at hand: settings, servers, and the way to tell. */
public final class Context {
    private static final String COMMAND_LINE = "the command line";

    private final Surroundings surroundings;
    private final Root root;
    private final JsonMapper json = Documents.mapper();

    /** For commands under this root. */
    public Context(Surroundings surroundings, Root root) {
        this.surroundings = surroundings;
        this.root = root;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** What every command may be told. */
    public Root root() {
        return root;
    }

    JsonMapper json() {
        return json;
    }

    /** Whether colours are shown: on a terminal, unless NO_COLOR is set or a program reads. */
    public boolean colours() {
        String no = surroundings.variables().get("NO_COLOR");
        return surroundings.isTerminal() && (no == null || no.isEmpty()) && Ansi.AUTO.enabled();
    }

    SettingsReader settingsReader() {
        return new SettingsReader(surroundings.variables());
    }

    Settings settings() {
        return withOptions(settingsReader().read(root.config().orElse(null)));
    }

    /** Options go before everything else. */
    Settings withOptions(Settings settings) {
        return settings.with(
                        Setting.BRIDGE_TIERS, root.tiers().map(Object::toString).orElse(null), COMMAND_LINE)
                .with(Setting.BRIDGE_INSTANCE, root.instance(), COMMAND_LINE)
                .with(Setting.BRIDGE_DEADLINE, root.deadline(), COMMAND_LINE);
    }

    Connected connect(boolean needsTiers, BridgeListener listener) {
        return new Connector(settings(), surroundings)
                .open(needsTiers, listener, root.actor().orElse(surroundings.user()));
    }

    /** The store alone, which no server is needed for. */
    ToolStore store() {
        return new ToolStore(settings(), surroundings);
    }

    /** Shows how far long work is, where a person watches. */
    Progress progress() {
        return new Progress(surroundings.err(), surroundings.isTerminal() && !root.isJson());
    }

    /** Tells what a command came to. */
    int tell(String command, Answer answer) {
        if (root.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("command", command);
            document.put("exit_code", answer.exitCode());
            document.put("result", answer.result());
            surroundings.out().println(write(document));
        } else {
            answer.text().accept(new Printer(surroundings.out(), colours()));
        }
        return answer.exitCode();
    }

    /** Tells why a command failed. */
    public void fault(String command, boolean asJson, int exitCode, Fault fault, Throwable error) {
        if (root.isVerbose()) {
            error.printStackTrace(surroundings.err());
        }
        if (asJson) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("command", command);
            document.put("exit_code", exitCode);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("type", fault.type());
            told.put("message", fault.message());
            told.put("fix", fault.fix());
            document.put("error", told);
            if (fault.done() != null) {
                document.put("result", fault.done());
            }
            surroundings.out().println(write(document));
            return;
        }
        Printer printer = new Printer(surroundings.err(), colours());
        if (fault.done() instanceof PersonResult done) {
            Outcomes.steps(printer, done);
        }
        printer.line(Style.BAD, "Error: " + fault.message());
        printer.line("Fix:   " + fault.fix());
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the result is no JSON", e);
        }
    }
}
