package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.AuditTrail;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.Leases;
import io.github.llmbridge.bridge.store.People;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.subscriptions.SubscriptionStore;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The bridge's store on PostgreSQL, or on SQLite in one file. Thread safe; several instances of an application may
 * share one database, or one file of the same machine.
 *
 * <p>No key, no password and no token is kept. Personal content is: user ids, e-mail addresses, and what was changed
 * from what to what. With {@link JdbcStoreBuilder#encryption} addresses, changes, and the texts of errors and
 * journals are encrypted; ids, tiers, times and outcomes stay readable, since they are searched for.
 *
 * <p>Every statement may be repeated, and is, once, if the database did not answer: connections of a pool outlive a
 * restart of the database. No connection is held between calls, and no transaction stays open, so a pooler such as
 * PgBouncer may stand between.
 */
public final class JdbcStore implements BridgeStore {
    private final Database database;
    private final JdbcPeople people;
    private final JdbcJournal journal;
    private final JdbcAudit audit;
    private final JdbcLeases leases;
    private final Content content;

    JdbcStore(Database database, @Nullable ContentCipher cipher, Duration lease) {
        this.database = database;
        this.content = new Content(cipher);
        this.people = new JdbcPeople(database, content);
        this.journal = new JdbcJournal(database, content);
        this.audit = new JdbcAudit(database, content);
        this.leases = new JdbcLeases(database, lease);
    }

    /**
     * A store on PostgreSQL, in the schema {@code llmbridge}. The application keeps the data source, and closes it
     * after the store.
     */
    public static JdbcStoreBuilder postgres(DataSource dataSource) {
        return postgres(dataSource, PostgresDialect.USUAL_SCHEMA);
    }

    /**
     * The same in a schema of another name.
     *
     * @param schema lower-case letters, digits and {@code _}; it is made if it is not there
     */
    public static JdbcStoreBuilder postgres(DataSource dataSource, String schema) {
        PostgresDialect.requireName(schema);
        return new JdbcStoreBuilder(() -> new PostgresDialect(dataSource, schema));
    }

    /** A store in one SQLite file, which is made if it is not there; needs {@code sqlite-jdbc} on the class path. */
    public static JdbcStoreBuilder sqlite(Path file) {
        return new JdbcStoreBuilder(() -> new SqliteDialect(file, SqliteDialect.NO_LIMIT));
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    /**
     * The work that was handed in for a bridge; {@code bridge-scheduler} is made of it.
     *
     * @param instance the bridge's name, as its builder was told
     * @throws IllegalStateException if the store is not on PostgreSQL
     */
    public JdbcWork work(String instance) {
        TextRules.requireIdentity("instance", instance);
        if (database.dialect() instanceof PostgresDialect postgres) {
            return new JdbcWork(database, postgres, content, instance);
        }
        throw new IllegalStateException("work is shared by instances on PostgreSQL, and this store is on SQLite");
    }

    /**
     * The people with subscriptions of a bridge, for {@code Subscriptions} of {@code bridge-subscriptions}.
     *
     * @param instance the bridge's name, as its builder was told
     */
    public SubscriptionStore subscriptions(String instance) {
        TextRules.requireIdentity("instance", instance);
        return new JdbcSubscriptions(database, content, instance);
    }

    /**
     * Encrypts all content anew, with the primary key of the encryption that is set now: afterwards older keys are
     * not needed any more. Reads and writes row by row; may be repeated, and may run while others work with the
     * store.
     *
     * @throws StoreException if there is content that the keys do not open
     */
    public void encryptAnew() {
        people.encryptAnew();
        journal.encryptAnew();
        audit.encryptAnew();
        if (database.dialect() instanceof PostgresDialect postgres) {
            new JdbcWork(database, postgres, content, "").encryptAnew();
        }
        JdbcSubscriptions.encryptAnew(database, content);
        new EncryptionCheck(database, content).write();
    }

    /** Gives the leases back and ends the thread that renews them. The data source stays open. */
    @Override
    public void close() {
        leases.close();
        database.close();
    }
}
