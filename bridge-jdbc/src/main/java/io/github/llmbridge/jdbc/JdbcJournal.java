package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.JournalRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The journal of {@link JdbcStore}. */
final class JdbcJournal implements Journal {
    private final Database database;
    private final Content content;
    private final String runs;
    private final String entries;

    JdbcJournal(Database database, Content content) {
        this.database = database;
        this.content = content;
        this.runs = database.table("run");
        this.entries = database.table("run_entry");
    }

    @Override
    public JournalRun begin(JournalRun run) {
        return database.inTransaction(handle -> {
            handle.createUpdate("insert into " + runs + " (id, kind, fingerprint, begun_ms, ended_ms)"
                            + " values (:id, :kind, :fingerprint, :begun, :ended) on conflict (id) do nothing")
                    .bind("id", run.id())
                    .bind("kind", run.kind())
                    .bind("fingerprint", run.fingerprint())
                    .bind("begun", run.begun().toEpochMilli())
                    .bind("ended", Rows.millis(run.ended()))
                    .execute();
            return find(handle, run.id()).orElse(run);
        });
    }

    @Override
    public Optional<JournalRun> run(String runId) {
        return database.run(handle -> find(handle, runId));
    }

    private Optional<JournalRun> find(Handle handle, String runId) {
        return handle.createQuery("select * from " + runs + " where id = :id")
                .bind("id", runId)
                .map(JdbcJournal::toRun)
                .findOne();
    }

    @Override
    public Stream<JournalRun> runs() {
        return Paging.stream(last -> database.run(handle -> {
            String after = last.isPresent() ? " where begun_ms < :begun or (begun_ms = :begun and id > :id)" : "";
            Query query =
                    handle.createQuery("select * from " + runs + after + " order by begun_ms desc, id limit :page");
            last.ifPresent(
                    run -> query.bind("begun", run.begun().toEpochMilli()).bind("id", run.id()));
            return query.bind("page", Paging.PAGE).map(JdbcJournal::toRun).list();
        }));
    }

    @Override
    public void end(String runId, Instant at) {
        database.run(handle -> handle.createUpdate(
                        "update " + runs + " set ended_ms = :at where id = :id and ended_ms is null")
                .bind("at", at.toEpochMilli())
                .bind("id", runId)
                .execute());
    }

    @Override
    public void delete(String runId) {
        database.inTransaction(handle -> {
            handle.createUpdate("delete from " + entries + " where run_id = :id")
                    .bind("id", runId)
                    .execute();
            return handle.createUpdate("delete from " + runs + " where id = :id")
                    .bind("id", runId)
                    .execute();
        });
    }

    @Override
    public void record(String runId, List<JournalEntry> given) {
        if (!given.isEmpty()) {
            database.inTransaction(handle -> write(handle, runId, given));
        }
    }

    private int write(Handle handle, String runId, List<JournalEntry> given) {
        PreparedBatch batch = handle.prepareBatch("insert into " + entries
                + " (run_id, position, entry_key, outcome, detail, encrypted, at_ms)"
                + " values (:run, :position, :key, :outcome, :detail, :encrypted, :at)"
                + " on conflict (run_id, position) do update set entry_key = excluded.entry_key,"
                + " outcome = excluded.outcome, detail = excluded.detail, encrypted = excluded.encrypted,"
                + " at_ms = excluded.at_ms");
        for (JournalEntry entry : given) {
            batch.bind("run", runId)
                    .bind("position", entry.position())
                    .bind("key", entry.key())
                    .bind("outcome", entry.outcome())
                    .bind("detail", content.written(entry.detail(), place(runId, entry.position())))
                    .bind("encrypted", Rows.flag(content.isEncrypted()))
                    .bind("at", entry.at().toEpochMilli())
                    .add();
        }
        return batch.execute().length;
    }

    @Override
    public List<JournalEntry> entries(String runId, long from, long to) {
        return database.run(handle -> handle.createQuery("select * from " + entries
                        + " where run_id = :run and position >= :from and position < :to order by position")
                .bind("run", runId)
                .bind("from", from)
                .bind("to", to)
                .map(this::toEntry)
                .list());
    }

    @Override
    public Stream<JournalEntry> entries(String runId) {
        return Paging.stream(
                last -> page(runId, last.map(JournalEntry::position).orElse(Long.MIN_VALUE)));
    }

    private List<JournalEntry> page(String runId, long after) {
        return database.run(handle -> handle.createQuery("select * from " + entries
                        + " where run_id = :run and position > :after order by position limit :page")
                .bind("run", runId)
                .bind("after", after)
                .bind("page", Paging.PAGE)
                .map(this::toEntry)
                .list());
    }

    @Override
    public List<JournalEntry> entriesOf(String runId, String key) {
        return database.run(handle -> handle.createQuery(
                        "select * from " + entries + " where run_id = :run and entry_key = :key order by position")
                .bind("run", runId)
                .bind("key", key)
                .map(this::toEntry)
                .list());
    }

    @Override
    public Map<String, Long> counts(String runId) {
        return database.run(handle -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            handle.createQuery("select outcome, count(*) as number from " + entries
                            + " where run_id = :run group by outcome order by outcome")
                    .bind("run", runId)
                    .map((row, context) -> Map.entry(row.getString("outcome"), row.getLong("number")))
                    .forEach(count -> counts.put(count.getKey(), count.getValue()));
            return counts;
        });
    }

    /** Writes every detail again, unless the entry has changed since it was read. */
    void encryptAnew() {
        runs().forEach(run -> entries(run.id())
                .filter(entry -> entry.detail() != null)
                .forEach(entry -> encryptAnew(run.id(), entry)));
    }

    private void encryptAnew(String runId, JournalEntry entry) {
        database.run(handle -> handle.createUpdate("update " + entries
                        + " set detail = :detail, encrypted = :encrypted"
                        + " where run_id = :run and position = :position and at_ms = :at")
                .bind("run", runId)
                .bind("position", entry.position())
                .bind("at", entry.at().toEpochMilli())
                .bind("detail", content.written(entry.detail(), place(runId, entry.position())))
                .bind("encrypted", Rows.flag(content.isEncrypted()))
                .execute());
    }

    private static JournalRun toRun(ResultSet row, StatementContext context) throws SQLException {
        Instant ended = Rows.instant(row, "ended_ms");
        return new JournalRun(
                row.getString("id"),
                row.getString("kind"),
                row.getString("fingerprint"),
                Rows.instant(row, "begun_ms"),
                row.getObject("ended_ms") == null ? null : ended);
    }

    private JournalEntry toEntry(ResultSet row, StatementContext context) throws SQLException {
        long position = row.getLong("position");
        return new JournalEntry(
                position,
                row.getString("entry_key"),
                row.getString("outcome"),
                content.read(
                        row.getString("detail"),
                        Rows.isSet(row, "encrypted"),
                        place(row.getString("run_id"), position)),
                Rows.instant(row, "at_ms"));
    }

    private static String place(String runId, long position) {
        return "run " + runId + " " + position;
    }
}
