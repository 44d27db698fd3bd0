package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.cli.output.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "grant",
        description = {
            "Gives a person another tier or higher limits until a time.",
            "llmbridge end-grants takes back what has ended; run it once an hour."
        })
final class GrantCommand extends PersonCommand {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})([hd])");

    @Option(names = "--tier", paramLabel = "NAME", description = "The tier until then.")
    private @Nullable String tier;

    @Option(names = "--budget", paramLabel = "USD", description = "The budget until then.")
    private @Nullable Double budget;

    @Option(names = "--rpm", paramLabel = "N", description = "Requests a minute until then.")
    private @Nullable Long rpm;

    @Option(names = "--tpm", paramLabel = "N", description = "Tokens a minute until then.")
    private @Nullable Long tpm;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "TIME",
            description = "When it ends: 2027-01-31T12:00:00Z, or from now on 12h or 7d.")
    private String until = "";

    GrantCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        Grant grant = request(() -> new Grant(tier, budget, rpm, tpm, end()));
        return operation((bridge, userId) -> bridge.grantTemporarily(userId, grant));
    }

    private Instant end() {
        Matcher span = SPAN.matcher(until);
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            return context()
                    .surroundings()
                    .clock()
                    .instant()
                    .plus(span.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofDays(count));
        }
        try {
            return Instant.parse(until);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--until must be a time such as 2027-01-31T12:00:00Z, or a span such as 12h or 7d, and is '" + until
                            + "'",
                    e);
        }
    }
}
