package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The audit trail of {@link JdbcStore}. */
final class JdbcAudit implements AuditTrail {
    private static final String CHANGES = "changes";
    private static final String ERROR = "error";
    private static final String NOT_ENDED = AuditEntry.Outcome.UNDER_WAY.name();

    private final Database database;
    private final Content content;
    private final AuditJson json = new AuditJson();
    private final String table;
    private final String upsert;
    private final String encrypt;

    JdbcAudit(Database database, Content content) {
        this.database = database;
        this.content = content;
        this.table = database.table("audit");
        this.upsert =
                "insert into " + table + " as kept (id, at_ms, instance, actor, operation, user_id, correlation_id,"
                        + " outcome, changes, error_type, error_status, error_message, encrypted)"
                        + " values (:id, :at, :instance, :actor, :operation, :userId, :correlationId,"
                        + " :outcome, :changes, :errorType, :errorStatus, :errorMessage, :encrypted)"
                        + " on conflict (id) do update set outcome = excluded.outcome, changes = excluded.changes,"
                        + " error_type = excluded.error_type, error_status = excluded.error_status,"
                        + " error_message = excluded.error_message, encrypted = excluded.encrypted"
                        + " where kept.outcome = :underWay";
        this.encrypt = "update " + table
                + " set changes = :changes, error_message = :errorMessage, encrypted = :encrypted"
                + " where id = :id and outcome = :outcome";
    }

    @Override
    public void save(AuditEntry entry) {
        StepError error = entry.error();
        database.run(handle -> handle.createUpdate(upsert)
                .bind("id", entry.id())
                .bind("at", entry.at().toEpochMilli())
                .bind("instance", entry.instance())
                .bind("actor", entry.actor())
                .bind("operation", entry.operation().name())
                .bind("userId", entry.userId())
                .bind("correlationId", entry.correlationId())
                .bind("outcome", entry.outcome().name())
                .bind("changes", changes(entry))
                .bind("errorType", error == null ? null : error.type())
                .bind("errorStatus", error == null ? null : error.httpStatus())
                .bind("errorMessage", errorMessage(entry))
                .bind("encrypted", Rows.flag(content.isEncrypted()))
                .bind("underWay", NOT_ENDED)
                .execute());
    }

    private @Nullable String changes(AuditEntry entry) {
        return content.written(json.changes(entry.changes()), place(entry.id(), CHANGES));
    }

    private @Nullable String errorMessage(AuditEntry entry) {
        StepError error = entry.error();
        return error == null ? null : content.written(error.message(), place(entry.id(), ERROR));
    }

    @Override
    public Stream<AuditEntry> find(AuditQuery query) {
        List<Condition> wanted = Condition.of(query);
        return Paging.stream(last -> page(wanted, last));
    }

    private List<AuditEntry> page(List<Condition> wanted, Optional<AuditEntry> last) {
        Stream<String> conditions = Stream.concat(
                wanted.stream().map(Condition::sql),
                last.stream().map(entry -> "(at_ms > :lastAt or (at_ms = :lastAt and id > :lastId))"));
        String where = conditions.reduce("1 = 1", (one, other) -> one + " and " + other);
        return database.run(handle -> {
            Query select = handle.createQuery(
                            "select * from " + table + " where " + where + " order by at_ms, id limit :page")
                    .bind("page", Paging.PAGE);
            wanted.forEach(condition -> select.bind(condition.name(), condition.value()));
            last.ifPresent(
                    entry -> select.bind("lastAt", entry.at().toEpochMilli()).bind("lastId", entry.id()));
            return select.map(this::entry).list();
        });
    }

    /** One part of a query. */
    private record Condition(String sql, String name, Object value) {
        static List<Condition> of(AuditQuery query) {
            return Stream.of(
                            equal("instance", query.instance()),
                            equal("user_id", query.userId()),
                            equal("actor", query.actor()),
                            equal("operation", word(query.operation())),
                            equal("outcome", word(query.outcome())),
                            equal("correlation_id", query.correlationId()),
                            time("at_ms >= :fromMoment", "fromMoment", query.from()),
                            time("at_ms < :toMoment", "toMoment", query.to()))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private static Optional<Condition> equal(String column, @Nullable String value) {
            return Optional.ofNullable(value).map(wanted -> new Condition(column + " = :" + column, column, wanted));
        }

        private static Optional<Condition> time(String sql, String name, @Nullable Instant moment) {
            return Optional.ofNullable(moment).map(wanted -> new Condition(sql, name, wanted.toEpochMilli()));
        }

        private static @Nullable String word(@Nullable Enum<?> word) {
            return word == null ? null : word.name();
        }
    }

    /** Writes the content of every entry again, unless the entry has ended since it was read. */
    void encryptAnew() {
        find(AuditQuery.all())
                .forEach(entry -> database.run(handle -> handle.createUpdate(encrypt)
                        .bind("id", entry.id())
                        .bind("outcome", entry.outcome().name())
                        .bind("changes", changes(entry))
                        .bind("errorMessage", errorMessage(entry))
                        .bind("encrypted", Rows.flag(content.isEncrypted()))
                        .execute()));
    }

    private AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
        String id = row.getString("id");
        boolean encrypted = Rows.isSet(row, "encrypted");
        String changes = content.read(row.getString("changes"), encrypted, place(id, CHANGES));
        return new AuditEntry(
                id,
                Rows.instant(row, "at_ms"),
                row.getString("instance"),
                row.getString("actor"),
                Rows.word(Operation.class, row.getString("operation")),
                row.getString("user_id"),
                row.getString("correlation_id"),
                json.changes(Objects.requireNonNull(changes)),
                Rows.word(AuditEntry.Outcome.class, row.getString("outcome")),
                error(row, id, encrypted));
    }

    private @Nullable StepError error(ResultSet row, String id, boolean encrypted) throws SQLException {
        String type = row.getString("error_type");
        if (type == null) {
            return null;
        }
        int status = row.getInt("error_status");
        Integer httpStatus = row.wasNull() ? null : status;
        String message = content.read(row.getString("error_message"), encrypted, place(id, ERROR));
        return new StepError(type, String.valueOf(message), httpStatus);
    }

    private static String place(String id, String what) {
        return "audit " + id + " " + what;
    }
}
