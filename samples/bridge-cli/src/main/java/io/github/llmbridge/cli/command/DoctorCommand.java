package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.doctor.Doctor;
import io.github.llmbridge.cli.doctor.Finding;
import io.github.llmbridge.cli.doctor.Severity;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = {
            "Finds what is wrong with settings, addresses, credentials, servers and what browsers may do, and says the"
                    + " fix.",
            "Ends with 1 if something keeps people or the tool from working."
        })
final class DoctorCommand extends BridgeCommand {
    private static final int LABEL = 8;

    DoctorCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        List<Finding> findings = new Doctor(context().surroundings())
                .examine(context().root().config().orElse(null), context()::withOptions);
        boolean wrong = count(findings, Severity.ERROR) > 0;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("errors", count(findings, Severity.ERROR));
        document.put("warnings", count(findings, Severity.WARNING));
        document.put("findings", findings);
        return new Answer(ExitCode.of(wrong), document, printer -> tell(printer, findings));
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).count();
    }

    private static void tell(Printer printer, List<Finding> findings) {
        String indent = " ".repeat(LABEL);
        for (Finding one : findings) {
            String label = one.severity().name().toLowerCase(Locale.ROOT);
            printer.line(
                    style(one.severity()),
                    label + " ".repeat(LABEL - label.length()) + one.check() + ": " + one.found());
            if (one.meaning() != null) {
                printer.line(indent + one.meaning());
            }
            if (one.fix() != null) {
                printer.line(indent + "Fix: " + one.fix());
            }
        }
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        printer.line();
        printer.line(
                errors > 0 ? Style.BAD : warnings > 0 ? Style.WARNING : Style.GOOD,
                errors
                        + (errors == 1 ? " error, " : " errors, ")
                        + warnings
                        + (warnings == 1 ? " warning." : " warnings."));
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case OK -> Style.GOOD;
            case NOTE -> Style.PLAIN;
            case WARNING -> Style.WARNING;
            case ERROR -> Style.BAD;
            case SKIPPED -> Style.FAINT;
        };
    }
}
