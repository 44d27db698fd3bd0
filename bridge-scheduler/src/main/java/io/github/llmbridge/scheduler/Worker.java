package io.github.llmbridge.scheduler;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.jdbc.BegunWork;
import io.github.llmbridge.jdbc.JdbcWork;
import io.github.llmbridge.jdbc.WorkRecord;
import io.github.llmbridge.jdbc.WorkRecord.State;
import io.github.llmbridge.scheduler.Retries.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Does one piece of work, and says what becomes of its place in the schedule. Thread safe. */
final class Worker {
    /** For a piece that comes after another one of the same person; that one wakes it when it ends. */
    private static final Duration PARKED = Duration.ofSeconds(10);

    /** For a piece that this instance leaves to others, whose credentials may be better. */
    private static final Duration LEFT_TO_OTHERS = Duration.ofSeconds(30);

    private final BridgeFacade bridge;
    private final JdbcWork work;
    private final WorkJson json;
    private final Retries retries;
    private final DatabaseClock clock;
    private final Halt halt;
    private final Telling telling;

    Worker(
            BridgeFacade bridge,
            JdbcWork work,
            WorkJson json,
            Retries retries,
            DatabaseClock clock,
            Halt halt,
            Telling telling) {
        this.bridge = bridge;
        this.work = work;
        this.json = json;
        this.retries = retries;
        this.clock = clock;
        this.halt = halt;
        this.telling = telling;
    }

    /** Works on the piece of this turn, unless it is not its turn. */
    CompletionHandler<Void> work(TaskInstanceId place, SchedulerClient schedule) {
        if (halt.why() != null) {
            return at(clock.now().plus(LEFT_TO_OTHERS));
        }
        long turn = Long.parseLong(place.getId());
        Optional<BegunWork> begun = work.begin(turn);
        if (begun.isEmpty()) {
            return work.isOpen(turn) ? at(clock.now().plus(PARKED)) : new CompletionHandler.OnCompleteRemove<>();
        }
        WorkRecord piece = begun.get().work();
        Ending ending = run(piece, begun.get().payload());
        Instant next = ending.next();
        if (next != null) {
            work.again(turn, piece.id(), ending.tries(), ending.why(), next);
            if (ending.tries() > piece.tries()) {
                work.find(piece.id()).ifPresent(noted -> telling.tell(listener -> listener.postponed(noted)));
            }
            return at(next);
        }
        work.end(turn, piece.id(), ending.state(), ending.tries(), ending.outcome(), ending.why())
                .ifPresent(noted -> telling.tell(listener -> listener.ended(noted, ending.result())));
        wakeNext(piece.userId(), place.getTaskName(), schedule);
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /**
     * How a try ended.
     *
     * @param next when the next try is; {@code null} if the piece has ended
     */
    private record Ending(
            State state,
            int tries,
            String outcome,
            @Nullable String why,
            @Nullable PersonResult result,
            @Nullable Instant next) {}

    private Ending run(WorkRecord piece, String payload) {
        try {
            PersonResult result =
                    bridge.correlatedBy(piece.id()).perform(json.read(piece.operation(), piece.userId(), payload));
            return new Ending(State.DONE, piece.tries(), result.status().name(), null, result, null);
        } catch (UnknownWorkException e) {
            return failed(piece, e, Verdict.MAY_HELP);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return new Ending(State.WAITING, piece.tries(), "", "the instance was stopped", null, clock.now());
            }
            return failed(piece, e, retries.verdict(e));
        } finally {
            // The flag would keep a pool from lending a connection.
            Thread.interrupted();
        }
    }

    private Ending failed(WorkRecord piece, RuntimeException error, Verdict verdict) {
        String why = error.getMessage() == null ? error.toString() : error.getMessage();
        if (verdict == Verdict.UNAUTHORIZED) {
            halt.stop(why);
            return new Ending(
                    State.WAITING, piece.tries(), "", why, null, clock.now().plus(LEFT_TO_OTHERS));
        }
        int tries = piece.tries() + 1;
        if (verdict == Verdict.MAY_HELP && tries < retries.most()) {
            Instant next = clock.now().plus(retries.pause(tries, error.getCause()));
            return new Ending(State.WAITING, tries, "", why, null, next);
        }
        StepFailedException failure = error instanceof StepFailedException step ? step : null;
        String outcome = failure == null && verdict == Verdict.USELESS ? "REFUSED" : "FAILED";
        return new Ending(State.FAILED, tries, outcome, why, failure == null ? null : failure.result(), null);
    }

    /** The next piece of the person need not wait for its time. */
    private void wakeNext(String userId, String task, SchedulerClient schedule) {
        OptionalLong next = work.oldestOf(userId);
        if (next.isPresent()) {
            try {
                schedule.reschedule(TaskInstanceId.of(task, Long.toString(next.getAsLong())), clock.now());
            } catch (TaskInstanceException e) {
                // It is being looked at just now, and comes again by itself.
            }
        }
    }

    private static CompletionHandler<Void> at(Instant time) {
        return (complete, operations) -> operations.reschedule(complete, time);
    }
}
