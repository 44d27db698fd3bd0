package io.github.llmbridge.jdbc;

import io.github.llmbridge.subscriptions.SubscriberRecord;
import io.github.llmbridge.subscriptions.SubscriptionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The people with subscriptions of {@link JdbcStore}. */
final class JdbcSubscriptions implements SubscriptionStore {
    private static final long NONE = 0;

    private final Database database;
    private final Content content;
    private final String instance;
    private final String table;
    private final SubscriberJson json = new SubscriberJson();

    JdbcSubscriptions(Database database, Content content, String instance) {
        this.database = database;
        this.content = content;
        this.instance = instance;
        this.table = database.table("subscriber");
    }

    @Override
    public Optional<SubscriberRecord> find(String userId) {
        return database.run(handle -> handle.createQuery(
                        "select * from " + table + " where instance = :instance and user_id = :userId")
                .bind("instance", instance)
                .bind("userId", userId)
                .map(this::record)
                .findOne());
    }

    /** A statement whose answer was lost may have been done, and then says that another version is there. */
    @Override
    public boolean save(SubscriberRecord record) {
        String statement = record.version() == NONE
                ? "insert into " + table + " (instance, user_id, version, content, encrypted, troubled, due_ms) values"
                        + " (:instance, :userId, :version + 1, :content, :encrypted, :troubled, :due)"
                        + " on conflict (instance, user_id) do nothing"
                : "update " + table + " set version = :version + 1, content = :content, encrypted = :encrypted,"
                        + " troubled = :troubled, due_ms = :due"
                        + " where instance = :instance and user_id = :userId and version = :version";
        int changed = database.run(handle -> handle.createUpdate(statement)
                .bind("instance", instance)
                .bind("userId", record.userId())
                .bind("version", record.version())
                .bind("content", content.written(json.write(record), place(record.userId())))
                .bind("encrypted", Rows.flag(content.isEncrypted()))
                .bind("troubled", Rows.flag(record.trouble() != null))
                .bind("due", Rows.millis(record.due()))
                .execute());
        return changed == 1;
    }

    @Override
    public List<String> due(Instant now, int most) {
        return database.run(handle -> handle.createQuery("select user_id from " + table
                        + " where instance = :instance and due_ms <= :now order by due_ms, user_id limit :most")
                .bind("instance", instance)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    @Override
    public List<SubscriberRecord> troubled(int most) {
        return database.run(handle -> handle.createQuery("select * from " + table
                        + " where instance = :instance and troubled = 1 order by user_id limit :most")
                .bind("instance", instance)
                .bind("most", most)
                .map(this::record)
                .list());
    }

    @Override
    public void delete(String userId) {
        database.run(handle -> handle.createUpdate(
                        "delete from " + table + " where instance = :instance and user_id = :userId")
                .bind("instance", instance)
                .bind("userId", userId)
                .execute());
    }

    /** Writes every record again, those of other bridges too, unless it has changed since it was read. */
    static void encryptAnew(Database database, Content content) {
        String table = database.table("subscriber");
        List<String> instances = database.run(handle -> handle.createQuery("select distinct instance from " + table)
                .mapTo(String.class)
                .list());
        instances.forEach(instance -> new JdbcSubscriptions(database, content, instance).encryptAnew());
    }

    private void encryptAnew() {
        Paging.stream((Optional<SubscriberRecord> last) ->
                        page(last.map(SubscriberRecord::userId).orElse("")))
                .forEach(this::save);
    }

    private List<SubscriberRecord> page(String after) {
        return database.run(handle -> handle.createQuery("select * from " + table
                        + " where instance = :instance and user_id > :after order by user_id limit :page")
                .bind("instance", instance)
                .bind("after", after)
                .bind("page", Paging.PAGE)
                .map(this::record)
                .list());
    }

    private SubscriberRecord record(ResultSet row, StatementContext context) throws SQLException {
        String userId = row.getString("user_id");
        String text = content.read(row.getString("content"), Rows.isSet(row, "encrypted"), place(userId));
        return json.read(userId, row.getLong("version"), Objects.requireNonNull(text, "a record has content"));
    }

    private static String place(String userId) {
        return "subscriber " + userId;
    }
}
