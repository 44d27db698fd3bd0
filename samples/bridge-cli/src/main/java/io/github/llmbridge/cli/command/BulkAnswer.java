package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Table.Styled;
import io.github.llmbridge.cli.output.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bulk run came to.
 *
 * @param passwords where initial passwords went
 */
record BulkAnswer(String run, BulkReport report, BulkTale tale, Passwords passwords) {
    private static final String GO_ON =
            "llmbridge doctor tells what is wrong. Then give the same command again: it goes on where it stopped.";

    /**
     * As it is told.
     *
     * @param interrupted whether the run was stopped by this tool
     */
    Answer answer(boolean interrupted) {
        boolean lost = !passwords.lost().isEmpty();
        String stopped = interrupted && lost
                ? "an initial password could not be written to the file of --passwords"
                : report.stopped();
        boolean failed = stopped != null
                || lost
                || report.listenerError() != null
                || report.counts().entrySet().stream()
                        .anyMatch(count -> count.getValue() > 0 && BulkTale.isFailure(count.getKey()));
        return new Answer(ExitCode.of(failed), document(stopped), printer -> tell(printer, stopped));
    }

    private Map<String, @Nullable Object> document(@Nullable String stopped) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("run", run);
        document.put("entries", report.entries());
        document.put("counts", counts());
        document.put("failed", tale.failures());
        document.put("further_failures", tale.furtherFailures());
        document.put("cannot_chat", tale.cannotChat());
        document.put("stopped", stopped);
        document.put("fix", stopped == null ? null : GO_ON);
        passwords.put(document);
        return document;
    }

    private Map<Kind, Long> counts() {
        return Outcomes.counts(Kind.values(), report::count);
    }

    private void tell(Printer printer, @Nullable String stopped) {
        printer.line("Run " + run + ": " + report.entries() + (report.entries() == 1 ? " entry" : " entries"));
        Table table = Table.of("OUTCOME", "ENTRIES");
        counts().forEach((kind, count) ->
                table.row(new Styled(Values.words(kind), BulkTale.isFailure(kind) ? Style.BAD : Style.GOOD), count));
        printer.table(table);
        if (!tale.failures().isEmpty()) {
            printer.heading("What failed:");
            Table failed = Table.of("LINE", "USER", "OUTCOME", "WHY");
            tale.failures().forEach(one -> failed.row(one.line(), one.userId(), one.outcome(), one.why()));
            printer.table(failed);
            if (tale.furtherFailures() > 0) {
                printer.line("... and " + tale.furtherFailures() + " more, which were told on the way.");
            }
            printer.line("Correct what is wrong; the same command again tries these, and leaves out what is done.");
        }
        if (report.count(Kind.AWAITING_USER_TOKEN) > 0) {
            printer.line("Who waits for a token: llmbridge status. llmbridge function install needs none.");
        }
        if (tale.cannotChat() > 0) {
            printer.line(Style.WARNING, tale.cannotChat() + " of them cannot chat; llmbridge status tells why.");
        }
        passwords.tell(printer);
        if (stopped != null) {
            printer.line(Style.BAD, "Stopped: " + stopped);
            printer.line("Fix:     " + GO_ON);
        }
    }
}
