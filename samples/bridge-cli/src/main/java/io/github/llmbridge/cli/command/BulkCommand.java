package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.BulkOptions;
import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.JournalRun;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.Connected;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Progress;
import io.github.llmbridge.files.BulkFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bulk",
        description = {
            "Works through a file of people, in CSV or JSON Lines: provision, change-tier, renew, reconcile, suspend,",
            "resume, remove.",
            "The same command again goes on where the run stopped. Ends with 1 if an entry failed."
        })
final class BulkCommand extends BridgeCommand {
    private static final int SHORT_HASH = 16;

    @Parameters(paramLabel = "FILE", description = "The file; - for what is piped in.")
    private Path file = Path.of("-");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv or jsonl; by the ending of the file's name if not given.")
    private PeopleFile.@Nullable Format format;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "Names the run, to go on with it; made from the file's content if not given.")
    private @Nullable String run;

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "Writes the initial passwords of new accounts there, for your eyes only; not kept else.")
    private @Nullable Path passwords;

    @Option(
            names = "--at-a-time",
            paramLabel = "N",
            defaultValue = "8",
            description = "So many people at a time at most (default: ${DEFAULT-VALUE}).")
    private int atATime;

    @Option(names = "--look-at-each", description = "Looks at each person, instead of finding by lists who is done.")
    private boolean lookAtEach;

    BulkCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        boolean piped = file.toString().equals("-");
        PeopleFile.Format form = request(() -> form(piped));
        if (atATime < 1) {
            throw usage("--at-a-time must be at least 1");
        }
        try (PeopleFile people =
                        piped ? PeopleFile.of(context().surroundings().in(), form) : PeopleFile.of(file, form);
                Passwords kept = Passwords.of(passwords, context().progress())) {
            String fingerprint = people.fingerprint();
            return withListener(kept.listener(), servers -> run(servers, people, fingerprint, kept));
        }
    }

    private PeopleFile.Format form(boolean piped) {
        if (format != null) {
            return format;
        }
        if (piped) {
            throw new IllegalArgumentException("--format csv or --format jsonl is needed for what is piped in");
        }
        return PeopleFile.formatOf(file);
    }

    private Answer run(Connected servers, PeopleFile people, String fingerprint, Passwords kept) {
        servers.store().open();
        String id = run == null ? ofContent(servers.store().journal(), fingerprint) : run;
        BulkOptions options = request(() -> BulkOptions.builder()
                .runId(id)
                .fingerprint(fingerprint)
                .mostAtATime(atATime)
                .looksByLists(!lookAtEach)
                .build());
        Progress progress = kept.progress();
        try (BulkFile entries = people.open()) {
            return progress.counted("Working", people.entries(), step -> {
                BulkTale tale = new BulkTale(progress, step, kept);
                BulkReport report = servers.bridge().correlatedBy(id).bulk(entries, options, tale);
                // Set where a password could not be kept.
                boolean interrupted = Thread.interrupted();
                return new BulkAnswer(id, report, tale, kept).answer(interrupted);
            });
        } catch (InvalidRequestException another) {
            throw new ToolException(
                    "the run '" + id + "' was begun with another input",
                    "Give this input another --run, or the run the input that it was begun with. Nothing was changed.",
                    another);
        }
    }

    /** A run that is finished is begun anew: people may have changed since. */
    private String ofContent(Journal journal, String fingerprint) {
        String id = Plans.instance(context()) + "-" + fingerprint.substring(0, SHORT_HASH);
        Optional<JournalRun> before = journal.run(id);
        boolean isFinished = before.isPresent()
                && before.get().ended() != null
                && journal.counts(id).keySet().stream()
                        .allMatch(word -> Kind.valueOf(word).isFinal());
        if (isFinished) {
            journal.delete(id);
        }
        return id;
    }
}
