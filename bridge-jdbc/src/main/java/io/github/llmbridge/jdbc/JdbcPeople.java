package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.store.People;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.litellm.KeyHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The people of {@link JdbcStore}. */
final class JdbcPeople implements People {
    private final Database database;
    private final Content content;
    private final String upsert;
    private final String select;
    private final String delete;
    private final String encrypt;
    private final String instances;

    JdbcPeople(Database database, Content content) {
        this.database = database;
        this.content = content;
        String table = database.table("person");
        this.upsert = "insert into " + table
                + " (instance, user_id, email, email_lower, encrypted, account_id, tier, key_hash, standing, at_ms)"
                + " values (:instance, :userId, :email, :emailLower, :encrypted, :accountId, :tier, :keyHash,"
                + " :standing, :at) on conflict (instance, user_id) do update set email = excluded.email, email_lower"
                + " = excluded.email_lower, encrypted = excluded.encrypted, account_id = excluded.account_id, tier ="
                + " excluded.tier, key_hash = excluded.key_hash, standing = excluded.standing, at_ms = excluded.at_ms";
        this.select = "select * from " + table + " where instance = :instance";
        this.delete = "delete from " + table + " where instance = :instance and user_id = :userId";
        this.encrypt = "update " + table + " set email = :email, email_lower = :emailLower, encrypted = :encrypted"
                + " where instance = :instance and user_id = :userId and at_ms = :at";
        this.instances = "select distinct instance from " + table;
    }

    @Override
    public void save(PersonRecord person) {
        String email = person.email();
        KeyHash keyHash = person.keyHash();
        database.run(handle -> handle.createUpdate(upsert)
                .bind("instance", person.instance())
                .bind("userId", person.userId())
                .bind("email", content.written(email, place(person.userId())))
                .bind("emailLower", content.isEncrypted() ? null : lower(email))
                .bind("encrypted", Rows.flag(content.isEncrypted()))
                .bind("accountId", person.accountId())
                .bind("tier", person.tier())
                .bind("keyHash", keyHash == null ? null : keyHash.value())
                .bind("standing", person.standing().name())
                .bind("at", person.at().toEpochMilli())
                .execute());
    }

    @Override
    public Optional<PersonRecord> find(String instance, String userId) {
        return database.run(handle -> handle.createQuery(select + " and user_id = :userId")
                .bind("instance", instance)
                .bind("userId", userId)
                .map(this::person)
                .findOne());
    }

    @Override
    public Stream<PersonRecord> withEmail(String instance, String email) {
        String wanted = Objects.requireNonNull(lower(email));
        Stream<PersonRecord> candidates = content.isEncrypted()
                // What is encrypted cannot be searched for, so everybody is read.
                ? all(instance)
                : database
                        .run(handle -> handle.createQuery(select + " and email_lower = :email order by user_id")
                                .bind("instance", instance)
                                .bind("email", wanted)
                                .map(this::person)
                                .list())
                        .stream();
        return candidates.filter(person -> wanted.equals(lower(person.email())));
    }

    @Override
    public Stream<PersonRecord> all(String instance) {
        return Paging.stream(
                last -> page(instance, last.map(PersonRecord::userId).orElse("")));
    }

    private List<PersonRecord> page(String instance, String after) {
        return database.run(handle -> handle.createQuery(select + " and user_id > :after order by user_id limit :page")
                .bind("instance", instance)
                .bind("after", after)
                .bind("page", Paging.PAGE)
                .map(this::person)
                .list());
    }

    @Override
    public void delete(String instance, String userId) {
        database.run(handle -> handle.createUpdate(delete)
                .bind("instance", instance)
                .bind("userId", userId)
                .execute());
    }

    /** Writes every address again, unless the person has changed since it was read. */
    void encryptAnew() {
        List<String> all = database.run(
                handle -> handle.createQuery(instances).mapTo(String.class).list());
        all.stream().flatMap(this::all).forEach(this::encryptAnew);
    }

    private void encryptAnew(PersonRecord person) {
        String email = person.email();
        database.run(handle -> handle.createUpdate(encrypt)
                .bind("instance", person.instance())
                .bind("userId", person.userId())
                .bind("at", person.at().toEpochMilli())
                .bind("email", content.written(email, place(person.userId())))
                .bind("emailLower", content.isEncrypted() ? null : lower(email))
                .bind("encrypted", Rows.flag(content.isEncrypted()))
                .execute());
    }

    private PersonRecord person(ResultSet row, StatementContext context) throws SQLException {
        String userId = row.getString("user_id");
        String keyHash = row.getString("key_hash");
        return new PersonRecord(
                row.getString("instance"),
                userId,
                content.read(row.getString("email"), Rows.isSet(row, "encrypted"), place(userId)),
                row.getString("account_id"),
                row.getString("tier"),
                keyHash == null ? null : new KeyHash(keyHash),
                Rows.word(Standing.class, row.getString("standing")),
                Rows.instant(row, "at_ms"));
    }

    private static String place(String userId) {
        return "person " + userId;
    }

    private static @Nullable String lower(@Nullable String email) {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }
}
