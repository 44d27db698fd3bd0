package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.jdbc.WorkRecord.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The work for people that was handed in, on PostgreSQL: what waits, what is under way, and how the rest ended. The
 * module {@code bridge-scheduler} is made of it; applications use that one. Each piece has a turn, a number that rises.
 * Work for one person is begun in the order of turns, one piece at a time. Thread safe.
 *
 * <p>Throws {@link StoreException} only.
 */
public final class JdbcWork {
    private static final String VIOLATION_OF_UNIQUENESS = "23505";

    private final Database database;
    private final PostgresDialect postgres;
    private final Content content;
    private final String instance;
    private final String table;

    JdbcWork(Database database, PostgresDialect postgres, Content content, String instance) {
        this.database = database;
        this.postgres = postgres;
        this.content = content;
        this.instance = instance;
        this.table = database.table("work");
    }

    /** The application's own way to the database. */
    public DataSource dataSource() {
        return postgres.dataSource();
    }

    /** The table of db-scheduler, with its schema. */
    public String schedulerTable() {
        return database.table("scheduled_tasks");
    }

    /** The database's clock. */
    public Instant now() {
        return database.run(handle -> Instant.ofEpochMilli(
                handle.createQuery("select " + postgres.now()).mapTo(Long.class).one()));
    }

    /** Does all or nothing; once more if the database did not answer. */
    public <T> T inTransaction(Function<Connection, T> work) {
        return database.inTransaction(handle -> work.apply(handle.getConnection()));
    }

    /** What a failure of the database means. */
    public StoreException failure(RuntimeException error) {
        return database.failure(error);
    }

    /**
     * Adds a piece of work in the transaction of the connection.
     *
     * @return its turn; empty if there is one of this id already
     */
    public OptionalLong add(Connection connection, String id, String userId, String operation, String payload) {
        return on(
                connection,
                handle -> toTurn(handle.createQuery("insert into " + table
                                + " (instance, id, user_id, operation, payload, payload_encrypted, state, tries, why_encrypted,"
                                + " submitted_ms) values (:instance, :id, :userId, :operation, :payload, :encrypted, 'WAITING',"
                                + " 0, 0, " + postgres.now() + ") on conflict (instance, id) do nothing returning turn")
                        .bind("instance", instance)
                        .bind("id", id)
                        .bind("userId", userId)
                        .bind("operation", operation)
                        .bind("payload", content.written(payload, payloadPlace(id)))
                        .bind("encrypted", Rows.flag(content.isEncrypted()))
                        .mapTo(Long.class)
                        .findOne()));
    }

    /**
     * Begins a piece, or goes on with one that was begun.
     *
     * @return empty if it has ended, or an older piece for the same person has not
     */
    public Optional<BegunWork> begin(long turn) {
        return database.run(handle -> {
            try {
                return handle.createQuery("update " + table + " mine set state = 'RUNNING', next_ms = null"
                                + " where turn = :turn and ended_ms is null and not exists (select 1 from " + table
                                + " other where other.instance = mine.instance and other.user_id = mine.user_id"
                                + " and other.turn <> mine.turn and other.ended_ms is null"
                                + " and (other.state = 'RUNNING' or other.turn < mine.turn)) returning *")
                        .bind("turn", turn)
                        .map((row, context) -> new BegunWork(
                                toRecord(row, context),
                                Objects.requireNonNull(payload(row), "open work has a payload")))
                        .findOne();
            } catch (JdbiException e) {
                if (e.getCause() instanceof SQLException sql && VIOLATION_OF_UNIQUENESS.equals(sql.getSQLState())) {
                    // Another piece for the person was begun at the same moment.
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Whether a piece has not ended. */
    public boolean isOpen(long turn) {
        return database.run(handle -> handle.createQuery(
                        "select count(*) from " + table + " where turn = :turn and ended_ms is null")
                .bind("turn", turn)
                .mapTo(Long.class)
                .one()
                .equals(1L));
    }

    /** Notes that a piece is tried again later; does nothing if it has ended. */
    public void again(long turn, String id, int tries, @Nullable String why, Instant next) {
        database.run(handle -> handle.createUpdate("update " + table + " set state = 'WAITING', tries = :tries,"
                        + " why = :why, why_encrypted = :encrypted, next_ms = :next"
                        + " where turn = :turn and ended_ms is null")
                .bind("turn", turn)
                .bind("tries", tries)
                .bind("why", content.written(why, whyPlace(id)))
                .bind("encrypted", Rows.flag(content.isEncrypted()))
                .bind("next", next.toEpochMilli())
                .execute());
    }

    /**
     * Notes how a piece ended; what was to be done is kept of those that failed only.
     *
     * @return what is known of it; empty if it had ended before
     */
    public Optional<WorkRecord> end(
            long turn, String id, State state, int tries, String outcome, @Nullable String why) {
        return database.run(handle -> handle.createQuery("update " + table + " set state = :state, tries = :tries,"
                        + " outcome = :outcome, why = :why, why_encrypted = :encrypted, next_ms = null,"
                        + " payload = case when :failed then payload end, ended_ms = " + postgres.now()
                        + " where turn = :turn and ended_ms is null returning *")
                .bind("turn", turn)
                .bind("state", state.name())
                .bind("failed", state == State.FAILED)
                .bind("tries", tries)
                .bind("outcome", outcome)
                .bind("why", content.written(why, whyPlace(id)))
                .bind("encrypted", Rows.flag(content.isEncrypted()))
                .map(this::toRecord)
                .findOne());
    }

    /** The turn of the oldest piece of a person that has not ended. */
    public OptionalLong oldestOf(String userId) {
        return database.run(handle -> toTurn(handle.createQuery("select turn from " + table
                        + " where instance = :instance and user_id = :userId and ended_ms is null"
                        + " order by turn limit 1")
                .bind("instance", instance)
                .bind("userId", userId)
                .mapTo(Long.class)
                .findOne()));
    }

    /**
     * Hands a failed piece in anew, in the transaction of the connection.
     *
     * @return its new turn; empty if no failed piece has this id
     */
    public OptionalLong retry(Connection connection, String id) {
        return on(
                connection,
                handle -> toTurn(handle.createQuery("update " + table
                                + " set turn = nextval('" + database.table("work_turn")
                                + "'), state = 'WAITING', tries = 0,"
                                + " outcome = null, ended_ms = null, submitted_ms = " + postgres.now()
                                + " where instance = :instance and id = :id and state = 'FAILED' returning turn")
                        .bind("instance", instance)
                        .bind("id", id)
                        .mapTo(Long.class)
                        .findOne()));
    }

    /** What became of a piece. */
    public Optional<WorkRecord> find(String id) {
        return database.run(
                handle -> handle.createQuery("select * from " + table + " where instance = :instance and id = :id")
                        .bind("instance", instance)
                        .bind("id", id)
                        .map(this::toRecord)
                        .findOne());
    }

    /** What is not tried again by itself, by turn; read page by page. */
    public Stream<WorkRecord> failed() {
        return Paging.<Turned>stream(last -> failed(last.map(Turned::turn).orElse(Long.MIN_VALUE)))
                .map(Turned::work);
    }

    private List<Turned> failed(long after) {
        return database.run(handle -> handle.createQuery("select * from " + table
                        + " where instance = :instance and state = 'FAILED' and turn > :after"
                        + " order by turn limit :page")
                .bind("instance", instance)
                .bind("after", after)
                .bind("page", Paging.PAGE)
                .map((row, context) -> new Turned(row.getLong("turn"), toRecord(row, context)))
                .list());
    }

    private record Turned(long turn, WorkRecord work) {}

    /** How many pieces are in which state. */
    public Map<State, Long> counts() {
        return database.run(handle -> {
            Map<State, Long> counts = new EnumMap<>(State.class);
            handle.createQuery("select state, count(*) as number from " + table
                            + " where instance = :instance group by state")
                    .bind("instance", instance)
                    .map((row, context) ->
                            Map.entry(Rows.word(State.class, row.getString("state")), row.getLong("number")))
                    .forEach(count -> counts.put(count.getKey(), count.getValue()));
            return counts;
        });
    }

    /** How many pieces wait for a further try. */
    public long triedBefore() {
        return database.run(handle -> handle.createQuery("select count(*) from " + table
                        + " where instance = :instance and ended_ms is null and state = 'WAITING' and tries > 0")
                .bind("instance", instance)
                .mapTo(Long.class)
                .one());
    }

    /** Deletes what ended before. */
    public int forget(Instant endedBefore) {
        return database.run(handle -> handle.createUpdate(
                        "delete from " + table + " where instance = :instance and ended_ms < :before")
                .bind("instance", instance)
                .bind("before", endedBefore.toEpochMilli())
                .execute());
    }

    /** Writes all content of all instances again, unless it has changed since it was read. */
    void encryptAnew() {
        Paging.<Written>stream(last -> written(last.map(Written::turn).orElse(Long.MIN_VALUE)))
                .forEach(this::encryptAnew);
    }

    private record Written(
            long turn,
            String id,
            @Nullable String payload,
            @Nullable String why,
            @Nullable String stored,
            @Nullable String storedWhy) {}

    private List<Written> written(long after) {
        return database.run(handle -> handle.createQuery("select * from " + table
                        + " where turn > :after and (payload is not null or why is not null)"
                        + " order by turn limit :page")
                .bind("after", after)
                .bind("page", Paging.PAGE)
                .map((row, context) -> new Written(
                        row.getLong("turn"),
                        row.getString("id"),
                        payload(row),
                        why(row),
                        row.getString("payload"),
                        row.getString("why")))
                .list());
    }

    private void encryptAnew(Written one) {
        database.run(handle -> handle.createUpdate("update " + table + " set payload = :payload,"
                        + " payload_encrypted = :encrypted, why = :why, why_encrypted = :encrypted"
                        + " where turn = :turn and payload is not distinct from :stored"
                        + " and why is not distinct from :storedWhy")
                .bind("turn", one.turn())
                .bind("payload", content.written(one.payload(), payloadPlace(one.id())))
                .bind("why", content.written(one.why(), whyPlace(one.id())))
                .bind("encrypted", Rows.flag(content.isEncrypted()))
                .bind("stored", one.stored())
                .bind("storedWhy", one.storedWhy())
                .execute());
    }

    private <T> T on(Connection connection, Function<Handle, T> work) {
        try {
            return Jdbi.create(connection).withHandle(work::apply);
        } catch (JdbiException e) {
            throw database.failure(e);
        }
    }

    private static OptionalLong toTurn(Optional<Long> turn) {
        return turn.isPresent() ? OptionalLong.of(turn.get()) : OptionalLong.empty();
    }

    private WorkRecord toRecord(ResultSet row, StatementContext context) throws SQLException {
        return new WorkRecord(
                row.getString("id"),
                row.getString("user_id"),
                row.getString("operation"),
                Rows.word(State.class, row.getString("state")),
                row.getInt("tries"),
                row.getString("outcome"),
                why(row),
                Rows.instant(row, "submitted_ms"),
                instantOrNone(row, "next_ms"),
                instantOrNone(row, "ended_ms"));
    }

    private static @Nullable Instant instantOrNone(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : Rows.instant(row, column);
    }

    private @Nullable String payload(ResultSet row) throws SQLException {
        return content.read(
                row.getString("payload"), Rows.isSet(row, "payload_encrypted"), payloadPlace(row.getString("id")));
    }

    private @Nullable String why(ResultSet row) throws SQLException {
        return content.read(row.getString("why"), Rows.isSet(row, "why_encrypted"), whyPlace(row.getString("id")));
    }

    private static String payloadPlace(String id) {
        return "work " + id;
    }

    private static String whyPlace(String id) {
        return "why " + id;
    }
}
