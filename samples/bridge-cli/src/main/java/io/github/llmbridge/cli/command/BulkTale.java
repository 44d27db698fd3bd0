package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.events.BulkListener;
import io.github.llmbridge.bridge.events.BulkProgress;
import io.github.llmbridge.bridge.report.BulkOutcome;
import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.cli.output.Progress;
import io.github.llmbridge.cli.output.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells on the way of each entry that failed, and keeps the first of them for the end. For one thread. */
final class BulkTale implements BulkListener {
    private static final int MOST_KEPT = 200;

    private final Progress progress;
    private final Runnable step;
    private final Passwords passwords;
    private final List<Failure> failures = new ArrayList<>();
    private long failed;
    private long cannotChat;

    /**
     * An entry that failed.
     *
     * @param line its number in the input, from 1
     * @param userId empty if the line could not be read
     */
    record Failure(
            long line,
            String userId,
            Kind outcome,
            @Nullable String why) {}

    BulkTale(Progress progress, Runnable step, Passwords passwords) {
        this.progress = progress;
        this.step = step;
        this.passwords = passwords;
    }

    /** Whether an entry that ended so needs another run, or somebody's hand. */
    static boolean isFailure(Kind kind) {
        return switch (kind) {
            case DONE, UNCHANGED, DONE_BEFORE, AWAITING_USER_TOKEN -> false;
            case UNREADABLE, REFUSED, FAILED, INTERRUPTED, NOT_BEGUN -> true;
        };
    }

    @Override
    public void ended(BulkOutcome outcome, BulkProgress state) {
        step.run();
        PersonResult result = outcome.result();
        if (result != null && outcome.kind() == Kind.DONE && result.status() == Status.NOT_USABLE) {
            cannotChat++;
        }
        if (isFailure(outcome.kind()) && outcome.kind() != Kind.NOT_BEGUN) {
            Failure failure = new Failure(outcome.position(), outcome.userId(), outcome.kind(), outcome.why());
            progress.say(text(failure));
            failed++;
            if (failures.size() < MOST_KEPT) {
                failures.add(failure);
            }
        }
        if (!passwords.lost().isEmpty()) {
            // A further account would have a password that nobody knows.
            Thread.currentThread().interrupt();
        }
    }

    private static String text(Failure failure) {
        return failure.outcome() == Kind.UNREADABLE
                ? String.valueOf(failure.why())
                : "line " + failure.line() + ", user " + failure.userId() + ": " + Values.words(failure.outcome())
                        + ": " + failure.why();
    }

    /** The first of those that failed. */
    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** How many failed beyond them. */
    long furtherFailures() {
        return failed - failures.size();
    }

    /** How many were done and cannot chat all the same. */
    long cannotChat() {
        return cannotChat;
    }
}
