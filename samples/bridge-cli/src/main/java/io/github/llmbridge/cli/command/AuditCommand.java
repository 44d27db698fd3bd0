package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.store.AuditChange;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.cli.config.ToolStore;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Table.Styled;
import io.github.llmbridge.cli.output.Values;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description = {
            "Shows who changed what, when, and how it ended: the newest entries that fit, the oldest of them first.",
            "It reads the store alone, and needs neither server."
        })
final class AuditCommand extends BridgeCommand {
    @Option(names = "--user", paramLabel = "ID", description = "Of this person only.")
    private @Nullable String user;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From then on: 2027-01-31T12:00:00Z, 2027-01-31, or 12h or 7d ago.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before that time.")
    private @Nullable String until;

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "Those that ended so: ${COMPLETION-CANDIDATES}.")
    private AuditEntry.@Nullable Outcome outcome;

    @Option(names = "--operation", paramLabel = "NAME", description = "Those of: ${COMPLETION-CANDIDATES}.")
    private @Nullable Operation operation;

    @Option(names = "--by", paramLabel = "NAME", description = "Those that this actor asked for.")
    private @Nullable String by;

    @Option(
            names = "--correlation",
            paramLabel = "ID",
            description = "Those of one request, such as a bulk run by its id.")
    private @Nullable String correlation;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "100",
            description = "So many at most (default: ${DEFAULT-VALUE}).")
    private int last;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Writes all entries that fit as JSON Lines, for your eyes only.")
    private @Nullable Path export;

    AuditCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        if (last < 1) {
            throw usage("--last must be at least 1");
        }
        AuditQuery query = request(this::query);
        try (ToolStore store = context().store()) {
            boolean isThere = store.isThere();
            if (export != null) {
                long written =
                        new AuditExport(export).write(isThere ? store.audit().find(query) : Stream.empty());
                return exported(export, written);
            }
            return shown(store.place(), isThere ? newest(store.audit().find(query)) : new Newest(List.of(), 0));
        }
    }

    private AuditQuery query() {
        return new AuditQuery(
                Plans.instance(context()),
                user,
                by,
                operation,
                outcome,
                correlation,
                moment("--since", since),
                moment("--until", until));
    }

    private @Nullable Instant moment(String option, @Nullable String text) {
        return text == null
                ? null
                : Moments.past(option, text, context().surroundings().clock().instant());
    }

    /**
     * The newest entries.
     *
     * @param earlier how many were left out
     */
    private record Newest(List<AuditEntry> entries, long earlier) {}

    private Newest newest(Stream<AuditEntry> all) {
        Deque<AuditEntry> kept = new ArrayDeque<>();
        long earlier = 0;
        for (Iterator<AuditEntry> each = all.iterator(); each.hasNext(); ) {
            kept.add(each.next());
            if (kept.size() > last) {
                kept.remove();
                earlier++;
            }
        }
        return new Newest(List.copyOf(kept), earlier);
    }

    private static Answer exported(Path file, long written) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("exported", written);
        document.put("file", file.toAbsolutePath().toString());
        return Answer.done(document, printer -> printer.line(written + " entries are in " + file.toAbsolutePath()));
    }

    private static Answer shown(String place, Newest found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("store", place);
        document.put("entries", found.entries());
        document.put("earlier", found.earlier());
        return Answer.done(document, printer -> tell(printer, place, found));
    }

    private static void tell(Printer printer, String place, Newest found) {
        if (found.entries().isEmpty()) {
            printer.line("No entry fits. The store: " + place);
        }
        if (found.earlier() > 0) {
            printer.line(found.earlier() + " earlier entries are left out; --last or --export takes them in.");
        }
        Table table = Table.of("TIME", "ACTOR", "OPERATION", "USER", "OUTCOME", "CHANGES");
        for (AuditEntry entry : found.entries()) {
            List<String> changes =
                    entry.changes().stream().map(AuditCommand::text).toList();
            table.row(
                    entry.at(),
                    entry.actor(),
                    entry.operation(),
                    entry.userId(),
                    new Styled(Values.words(entry.outcome()), style(entry.outcome())),
                    entry.error() == null ? changes : entry.error().message());
        }
        printer.table(table);
    }

    private static String text(AuditChange change) {
        String step = Values.words(change.step());
        if (change.before() == null && change.after() == null) {
            return step + " " + change.what();
        }
        return step + " " + change.what() + " " + Values.text(change.before()) + " > " + Values.text(change.after());
    }

    private static Style style(AuditEntry.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Style.GOOD;
            case UNDER_WAY, REFUSED -> Style.WARNING;
            case FAILED -> Style.BAD;
        };
    }
}
