package io.github.llmbridge.scheduler;

import com.github.kagkarlsson.scheduler.ExecutorUtils;
import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.JdbcWork;
import io.github.llmbridge.jdbc.WorkRecord;
import io.github.llmbridge.jdbc.WorkRecord.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Work for people in the background: an application hands it in, and any of its instances does it. The instances share
 * one PostgreSQL, that of the bridge's store; db-scheduler finds out whose turn it is. Thread safe.
 *
 * <ul>
 *   <li>Pieces of work for one person are done in the order in which they were handed in, never two at a time. A
 *       piece that waits for a further try lets the person's later ones wait, too.
 *   <li>What failed and may work later is tried again after growing pauses, up to a limit; then, and where a further
 *       try would end the same, it is listed as failed, and the person's next piece begins.
 *   <li>When a server refuses the bridge's own credentials, this instance begins nothing more until {@link #start()}.
 *   <li>The work of an instance that was killed is taken over by another one, after 18 seconds at the latest. It may
 *       be begun twice; operations of the bridge may be repeated, so nothing is done twice.
 * </ul>
 *
 * <p>Give the bridge the same store, and a secret ({@code BridgeBuilder.store}, {@code BridgeBuilder.secret}). The
 * audit trail names the id of the work as its correlation id.
 *
 * <p>No password and no token is kept. What is to be done is kept until it is done, as JSON: ids, addresses, names,
 * tiers; encrypted if the store is.
 */
public final class BridgeScheduler implements AutoCloseable {
    /** Longer than anybody keeps an old version running: the tasks of other bridges are not ours to delete. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private static final Duration TIDYING = Duration.ofHours(6);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);
    private static final int MISSING_SIGNS = 4;

    /** For what was interrupted, to note where it stopped. */
    private static final Duration NOTING = Duration.ofSeconds(10);

    private final JdbcWork work;
    private final WorkJson json = new WorkJson();
    private final Halt halt;
    private final DatabaseClock clock;
    private final Task<Void> pieces;
    private final @Nullable RecurringTask<Void> reconciliation;
    private final ExecutorService threads;
    private final Scheduler scheduler;
    private final JdbcCustomization dialect = new PostgreSqlJdbcCustomization(false, false);
    private boolean started;
    private boolean closed;

    /** What the builder was told. */
    record Settings(
            String instance,
            int atATime,
            Retries retries,
            Duration poll,
            Duration heartbeat,
            Duration closing,
            Duration keeping,
            @Nullable Schedule reconciling,
            Removals removals,
            WorkListener listener) {}

    BridgeScheduler(BridgeFacade bridge, JdbcWork work, Settings settings) {
        this.work = work;
        this.clock = new DatabaseClock(work::now);
        Telling telling = new Telling(settings.listener());
        this.halt = new Halt(telling);
        Worker worker = new Worker(bridge, work, json, settings.retries(), clock, halt, telling);
        this.pieces = Tasks.custom("work " + settings.instance(), Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.now().plus(AFTER_A_FAILURE)))
                .onDeadExecution(takenOver())
                .execute((piece, context) -> worker.work(piece, context.getSchedulerClient()));
        RecurringTask<Void> tidying = Tasks.recurring("tidying " + settings.instance(), Schedules.fixedDelay(TIDYING))
                .onDeadExecution(takenOver())
                .execute((piece, context) -> work.forget(clock.now().minus(settings.keeping())));
        List<RecurringTask<Void>> recurring = new ArrayList<>(List.of(tidying));
        this.reconciliation = settings.reconciling() == null
                ? null
                : reconciliation(
                        settings,
                        settings.reconciling(),
                        new Reconciliation(bridge, settings.removals(), halt, telling));
        if (reconciliation != null) {
            recurring.add(reconciliation);
        }
        this.threads = Executors.newFixedThreadPool(
                settings.atATime(), ExecutorUtils.defaultThreadFactoryWithPrefix("llmbridge-work-"));
        this.scheduler = Scheduler.create(work.dataSource(), pieces)
                .startTasks(recurring)
                .tableName(work.schedulerTable())
                .jdbcCustomization(dialect)
                .serializer(new NoData())
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .commitWhenAutocommitDisabled(true)
                .clock(clock)
                .threads(settings.atATime())
                .executorService(threads)
                // Not more than can be begun at once: the rest is for others.
                .pollUsingLockAndFetch(0.5, 1.0)
                .enableImmediateExecution()
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSING_SIGNS)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(settings.closing())
                .failureLogging(LogLevel.WARN, false)
                .build();
        halt.holds(scheduler::pause, scheduler::resume);
    }

    private RecurringTask<Void> reconciliation(Settings settings, Schedule schedule, Reconciliation reconciliation) {
        return Tasks.recurring("reconciling " + settings.instance(), schedule)
                .onDeadExecution(takenOver())
                .execute((piece, context) -> reconciliation.run());
    }

    private DeadExecutionHandler<Void> takenOver() {
        return (complete, operations) -> operations.reschedule(complete, clock.now());
    }

    /**
     * A builder.
     *
     * @param bridge does the work; it should have the same store
     * @param store on PostgreSQL; close it after the scheduler
     */
    public static BridgeSchedulerBuilder builder(BridgeFacade bridge, JdbcStore store) {
        return new BridgeSchedulerBuilder(bridge, store);
    }

    /** Begins to do work in this instance; after a stop goes on. Instances that only hand in work need not start. */
    public synchronized void start() {
        if (started) {
            halt.goOn();
        } else {
            started = true;
            scheduler.start();
        }
    }

    /**
     * Hands in work, and returns at once.
     *
     * @return the id that was made for it
     * @throws IllegalArgumentException if the work holds a password or a token
     * @throws StoreException if the database does not take it
     */
    public String submit(BulkWork piece) {
        return submitAll(List.of(piece)).get(0);
    }

    /** Hands in work, all of it or none; as {@link #submit(BulkWork)}. */
    public List<String> submitAll(List<? extends BulkWork> pieces) {
        List<Submission> submissions = pieces.stream()
                .map(piece -> submission(UUID.randomUUID().toString(), piece))
                .toList();
        work.inTransaction(connection -> add(connection, submissions));
        scheduler.triggerCheckForDueExecutions();
        return submissions.stream().map(Submission::id).toList();
    }

    /**
     * Hands in work with an id of the application's own, such as that of an event. What is handed in twice is done
     * once, for as long as it is remembered: of the second submission nothing is looked at but the id.
     *
     * @return whether it is new
     * @throws IllegalArgumentException if the work holds a password or a token
     * @throws StoreException if the database does not take it
     */
    public boolean submit(String id, BulkWork piece) {
        List<Submission> submission = List.of(submission(id, piece));
        boolean isNew = work.inTransaction(connection -> add(connection, submission)) == 1;
        scheduler.triggerCheckForDueExecutions();
        return isNew;
    }

    /**
     * Hands in work in a transaction of the application: the work is done if the transaction is committed, together
     * with all else in it.
     *
     * @param connection to the database of the store, with a transaction begun; the caller commits it
     * @return whether it is new
     * @throws IllegalArgumentException if the work holds a password or a token, or the connection commits by itself
     * @throws StoreException if the database does not take it; the transaction cannot be committed then
     */
    public boolean submit(Connection connection, String id, BulkWork piece) {
        requireTransaction(connection);
        return add(connection, List.of(submission(id, piece))) == 1;
    }

    private static void requireTransaction(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException("connection must have a transaction, and commits by itself");
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("connection is not open", e);
        }
    }

    private record Submission(String id, String userId, String operation, String payload) {}

    private Submission submission(String id, BulkWork piece) {
        Inputs.present("work", piece);
        return new Submission(
                TextRules.requireIdentity("id", id), piece.userId(), WorkJson.operation(piece), json.write(piece));
    }

    /** How many are new. */
    private int add(Connection connection, List<Submission> submissions) {
        List<Long> turns = new ArrayList<>();
        for (Submission one : submissions) {
            work.add(connection, one.id(), one.userId(), one.operation(), one.payload())
                    .ifPresent(turns::add);
        }
        schedule(connection, turns);
        return turns.size();
    }

    private void schedule(Connection connection, List<Long> turns) {
        List<TaskInstance<?>> places = new ArrayList<>();
        turns.forEach(turn -> places.add(pieces.instance(Long.toString(turn))));
        SchedulerClient client = SchedulerClient.Builder.create(new OneConnectionSource(connection), pieces)
                .tableName(work.schedulerTable())
                .serializer(new NoData())
                .jdbcCustomization(dialect)
                .build();
        told(() -> {
            client.scheduleBatch(places, clock.now());
            return places.size();
        });
    }

    /** What db-scheduler throws is its own. */
    private <T> T told(Supplier<T> action) {
        try {
            return action.get();
        } catch (SQLRuntimeException | DbSchedulerException e) {
            throw work.failure(e);
        }
    }

    /** What became of a piece of work; empty if it was never handed in, or is forgotten. */
    public Optional<WorkRecord> find(String id) {
        return work.find(id);
    }

    /** What has failed and is not tried again by itself, the oldest first; read page by page. */
    public Stream<WorkRecord> failed() {
        return work.failed();
    }

    /**
     * Hands failed work in again, as if it were new: it comes after all that was handed in for the person meanwhile.
     *
     * @return whether there is failed work of this id
     */
    public boolean retry(String id) {
        boolean found = work.inTransaction(connection -> {
            OptionalLong turn = work.retry(connection, id);
            turn.ifPresent(one -> schedule(connection, List.of(one)));
            return turn.isPresent();
        });
        scheduler.triggerCheckForDueExecutions();
        return found;
    }

    /** How the work of all instances stands. Takes three or fewer reads. */
    public SchedulerStatus status() {
        Map<State, Long> counts = work.counts();
        return new SchedulerStatus(
                counts.getOrDefault(State.WAITING, 0L),
                work.triedBefore(),
                counts.getOrDefault(State.RUNNING, 0L),
                counts.getOrDefault(State.FAILED, 0L),
                counts.getOrDefault(State.DONE, 0L),
                nextReconciliation(),
                halt.why());
    }

    private @Nullable Instant nextReconciliation() {
        if (reconciliation == null) {
            return null;
        }
        TaskInstanceId place = reconciliation.getDefaultTaskInstance();
        return told(() -> scheduler.getScheduledExecution(place))
                .filter(found -> !found.isPicked())
                .map(ScheduledExecution::getExecutionTime)
                .orElse(null);
    }

    /**
     * Ends this instance's part: what is under way is waited for, then interrupted. Where it stopped is noted, and
     * another instance goes on, or this one after its next start. Its threads keep the process alive until then. A
     * second call does nothing.
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            scheduler.stop();
            threads.shutdownNow();
            // The scheduler waits for the interrupted only as long as for the others, which may be very short.
            ExecutorUtils.awaitTermination(threads, NOTING);
        }
    }
}
