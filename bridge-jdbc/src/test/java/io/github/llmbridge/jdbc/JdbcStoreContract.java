package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.JournalRun;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import io.github.llmbridge.subscriptions.SubscriberRecord;
import io.github.llmbridge.subscriptions.SubscriptionStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a store in a database does besides. */
abstract class JdbcStoreContract extends BridgeStoreContract {
    /** Longer than a slow machine pauses. */
    private static final Duration LONG_LEASE = Duration.ofMinutes(1);

    private static final Duration LEASE = Duration.ofSeconds(5);

    /** A builder over what this test keeps. */
    abstract JdbcStoreBuilder builder();

    /** What leads another process there: arguments of {@link LeaseHolder}. */
    abstract List<String> wayThere();

    /** The way around the store. */
    abstract Database raw();

    @Override
    BridgeStore open() {
        return builder().lease(LONG_LEASE).open();
    }

    @Test
    void aLeaseOutlivesItsLengthWhileItIsHeld() throws InterruptedException {
        try (BridgeStore brief = builder().lease(LEASE).open();
                Lease lease = brief.leases().acquire("default/u-1").orElseThrow()) {
            for (int i = 0; i < 6; i++) {
                Thread.sleep(LEASE.dividedBy(4).toMillis());
                assertThat(other.leases().acquire("default/u-1")).isEmpty();
            }
            assertThat(lease.isHeld()).isTrue();
        }
    }

    @Test
    void theLeaseOfAKilledProcessEnds() throws Exception {
        Process holder = start();
        try (BufferedReader output = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo(LeaseHolder.HELD);
            assertThat(store.leases().acquire(LeaseHolder.NAME)).isEmpty();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        // Ends the test, or the test's own time is over.
        await(store, LeaseHolder.NAME).close();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LeaseHolder.class.getName()));
        command.addAll(wayThere());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aLeaseThatWasTakenAwayIsNotHeldAnyMore() throws InterruptedException {
        try (BridgeStore brief = builder().lease(LEASE).open();
                Lease lease = brief.leases().acquire("default/u-1").orElseThrow()) {
            raw().run(handle -> handle.execute("delete from " + raw().table("lease")));
            while (lease.isHeld()) {
                Thread.sleep(10);
            }
        }
        assertThat(other.leases().acquire("default/u-1")).isPresent();
    }

    @Test
    void severalInstancesMayStartAtOnce() throws Exception {
        dropAll();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<BridgeStore>> starts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            starts.add(this::open);
        }
        for (Future<BridgeStore> started : threads.invokeAll(starts)) {
            try (BridgeStore one = started.get()) {
                one.people().save(person("u-1", "ada@example.com"));
            }
        }
        threads.shutdown();
    }

    /** Takes every table away. */
    abstract void dropAll();

    @Test
    void aStoreOfANewerSchemaIsLeftAlone() {
        store.people().save(person("u-1", "ada@example.com"));
        setSchema(String.valueOf(Schema.VERSION + 1));
        assertReason(Reason.NEWER_SCHEMA, () -> builder().open());

        setSchema(String.valueOf(Schema.VERSION));
        try (BridgeStore again = builder().open()) {
            assertThat(again.people().find("default", "u-1")).isPresent();
        }
    }

    private void setSchema(String version) {
        raw().run(handle -> handle.createUpdate(
                        "update " + raw().table("meta") + " set value = :version where name = 'schema'")
                .bind("version", version)
                .execute());
    }

    @Test
    void whatANewerVersionHasWrittenIsToldAsThat() {
        store.audit().save(entry("a-1", "u-1", AuditEntry.Outcome.DONE));
        raw().run(handle -> handle.execute("update " + raw().table("audit") + " set operation = 'TELEPORT'"));
        assertReason(
                Reason.NEWER_SCHEMA, () -> store.audit().find(AuditQuery.all()).toList());
    }

    @Test
    void contentIsEncryptedAndOpenedByTheRightKeyOnly() throws GeneralSecurityException {
        KeysetHandle keys = newKeys();
        try (JdbcStore encrypted = builder().encryption(TinkCipher.of(keys)).open()) {
            writeContent(encrypted);
            assertContent(encrypted);
        }
        assertThat(allText())
                .isNotEmpty()
                .noneMatch(text ->
                        text.contains("ada@example.com") || text.contains("max_budget") || text.contains("it broke"));

        assertReason(Reason.WRONG_ENCRYPTION_KEY, () -> builder().open());
        assertReason(
                Reason.WRONG_ENCRYPTION_KEY,
                () -> builder().encryption(TinkCipher.of(newKeys())).open());
        try (JdbcStore again = builder().encryption(TinkCipher.of(keys)).open()) {
            assertContent(again);
        }
    }

    @Test
    void aKeyIsRotated() throws GeneralSecurityException {
        KeysetHandle old = newKeys();
        try (JdbcStore encrypted = builder().encryption(TinkCipher.of(old)).open()) {
            writeContent(encrypted);
        }
        KeysetHandle both = KeysetHandle.newBuilder(old).addEntry(newKey()).build();
        KeysetHandle newer = onlyPrimary(both);
        try (JdbcStore rotated = builder().encryption(TinkCipher.of(both)).open()) {
            assertContent(rotated);
            rotated.encryptAnew();
            assertContent(rotated);
        }
        try (JdbcStore last = builder().encryption(TinkCipher.of(newer)).open()) {
            assertContent(last);
        }
        assertReason(
                Reason.WRONG_ENCRYPTION_KEY,
                () -> builder().encryption(TinkCipher.of(old)).open());
    }

    @Test
    void whatWasWrittenBeforeEncryptionStaysReadable() throws GeneralSecurityException {
        try (JdbcStore plain = builder().open()) {
            writeContent(plain);
        }
        try (JdbcStore encrypted =
                builder().encryption(TinkCipher.of(newKeys())).open()) {
            assertContent(encrypted);
            encrypted.encryptAnew();
            assertContent(encrypted);
        }
        assertThat(allText()).noneMatch(text -> text.contains("ada@example.com"));
    }

    private static KeysetHandle onlyPrimary(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder();
        KeysetHandle.Entry primary = keys.getPrimary();
        return builder.addEntry(KeysetHandle.importKey(primary.getKey())
                        .withFixedId(primary.getId())
                        .makePrimary())
                .build();
    }

    static KeysetHandle newKeys() throws GeneralSecurityException {
        AeadConfig.register();
        return KeysetHandle.newBuilder().addEntry(newKey()).build();
    }

    private static KeysetHandle.Builder.Entry newKey() throws GeneralSecurityException {
        return KeysetHandle.generateEntryFromParametersName("AES256_GCM")
                .withRandomId()
                .makePrimary();
    }

    private static void writeContent(JdbcStore store) {
        store.people().save(person("u-1", "ada@example.com"));
        assertThat(store.subscriptions("default").save(Subscribers.full("u-1", 0)))
                .isTrue();
        store.audit().save(entry("a-1", "u-1", AuditEntry.Outcome.FAILED));
        store.journal().begin(JournalRun.begin("r-1", "provision", "one", NOON));
        store.journal()
                .record("r-1", List.of(new JournalEntry(1, "u-1", "FAILED", "it broke for ada@example.com", NOON)));
    }

    private static void assertContent(JdbcStore store) {
        assertThat(store.people().withEmail("default", "Ada@example.com")).contains(person("u-1", "ada@example.com"));
        assertThat(store.subscriptions("default").find("u-1"))
                .map(SubscriberRecord::events)
                .contains(Subscribers.full("u-1", 0).events());
        assertThat(store.audit().find(AuditQuery.all().of(Operation.CHANGE_TIER)))
                .containsExactly(entry("a-1", "u-1", AuditEntry.Outcome.FAILED));
        assertThat(store.journal().entries("r-1"))
                .extracting(JournalEntry::detail)
                .containsExactly("it broke for ada@example.com");
        assertThat(store.people().find("default", "u-1"))
                .map(PersonRecord::email)
                .contains("ada@example.com");
    }

    @Test
    void peopleWithSubscriptionsAreKeptByVersion() {
        try (JdbcStore one = builder().open();
                JdbcStore another = builder().open()) {
            SubscriptionStore kept = one.subscriptions("default");
            SubscriptionStore seen = another.subscriptions("default");
            SubscriberRecord first = Subscribers.full("u-1", 0);
            assertThat(kept.save(first)).isTrue();
            assertThat(seen.save(first)).isFalse();
            assertThat(seen.find("u-1")).contains(Subscribers.full("u-1", 1));
            assertThat(seen.save(Subscribers.full("u-1", 1))).isTrue();
            assertThat(kept.save(Subscribers.full("u-1", 1))).isFalse();
            assertThat(kept.save(Subscribers.full("u-2", 1))).isFalse();
            assertThat(kept.save(Subscribers.plain("u-2"))).isTrue();

            assertThat(kept.troubled(10)).containsExactly(Subscribers.full("u-1", 2));
            assertThat(kept.due(Subscribers.DUE.minusMillis(1), 10)).isEmpty();
            assertThat(kept.due(Subscribers.DUE, 10)).containsExactly("u-1");
            assertThat(one.subscriptions("eu").find("u-1")).isEmpty();

            kept.delete("u-1");
            kept.delete("u-1");
            assertThat(seen.find("u-1")).isEmpty();
            assertThat(seen.find("u-2")).isPresent();
        }
    }

    @Test
    void ofThoseWhoSaveTheSameVersionOneSucceeds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (JdbcStore one = builder().open();
                JdbcStore another = builder().open()) {
            List<Callable<Integer>> savers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SubscriptionStore mine = (i % 2 == 0 ? one : another).subscriptions("default");
                savers.add(() -> saved(mine));
            }
            int all = 0;
            for (Future<Integer> saver : threads.invokeAll(savers)) {
                all += saver.get();
            }
            assertThat(one.subscriptions("default").find("u-1").orElseThrow().version())
                    .isEqualTo(all);
        } finally {
            threads.shutdown();
        }
    }

    /** How often saving what was just read succeeded. */
    private static int saved(SubscriptionStore store) {
        int count = 0;
        for (int i = 0; i < 25; i++) {
            long version = store.find("u-1").map(SubscriberRecord::version).orElse(0L);
            count += store.save(Subscribers.full("u-1", version)) ? 1 : 0;
        }
        return count;
    }

    private List<String> allText() {
        List<String> all = new ArrayList<>();
        for (String table : List.of("person", "audit", "run_entry", "subscriber")) {
            raw().run(handle -> all.addAll(handle.createQuery("select * from " + raw().table(table))
                    .mapToMap()
                    .map(Object::toString)
                    .list()));
        }
        return all;
    }

    static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(StoreException.class)
                .extracting(e -> ((StoreException) e).reason())
                .isEqualTo(reason);
    }
}
