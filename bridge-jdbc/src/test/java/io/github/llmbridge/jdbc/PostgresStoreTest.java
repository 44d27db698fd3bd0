package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.Lease;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends JdbcStoreContract {
    private static TestPostgres postgres;

    private final String schema =
            "llmbridge_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @AfterEach
    void drop() {
        raw().run(handle -> handle.execute("drop schema if exists " + schema + " cascade"));
    }

    @Override
    JdbcStoreBuilder builder() {
        return JdbcStore.postgres(postgres.pool(), schema);
    }

    @Override
    List<String> wayThere() {
        return List.of(LeaseHolder.POSTGRES, postgres.url(), schema);
    }

    @Override
    Database raw() {
        return new Database(new PostgresDialect(postgres.dataSource(), schema));
    }

    @Override
    void dropAll() {
        store.close();
        other.close();
        drop();
    }

    @Test
    void aPoolWhoseConnectionsHaveDiedIsNoHindrance() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.dataSource());
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config);
                BridgeStore pooled = JdbcStore.postgres(pool, schema).open()) {
            pooled.people().save(person("u-1", "ada@example.com"));
            Lease lease = pooled.leases().acquire("default/u-1").orElseThrow();
            raw().run(handle -> handle.createQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                            + " where pid <> pg_backend_pid() and query like '%" + schema + "%'")
                    .mapTo(Long.class)
                    .one());

            pooled.people().save(person("u-2", "bob@example.com"));
            assertThat(pooled.people().all("default")).hasSize(2);
            assertThat(lease.isHeld()).isTrue();
        }
    }

    @Test
    void aConnectionIsGivenBackAsItWas() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.dataSource());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config);
                BridgeStore pooled = JdbcStore.postgres(pool, schema + "_b").open()) {
            pooled.people().save(person("u-1", "ada@example.com"));
            String path = org.jdbi.v3.core.Jdbi.create(pool)
                    .withHandle(handle -> handle.createQuery("show search_path")
                            .mapTo(String.class)
                            .one());
            assertThat(path).doesNotContain(schema);
        } finally {
            raw().run(handle -> handle.execute("drop schema if exists " + schema + "_b cascade"));
        }
    }

    @Test
    void tablesOfTheFirstVersionAreChanged() {
        store.people().save(person("u-1", "ada@example.com"));
        raw().run(handle -> handle.execute(
                "drop table " + schema + ".work, " + schema + ".scheduled_tasks, " + schema + ".subscriber; drop"
                        + " sequence " + schema + ".work_turn; delete from " + schema
                        + ".migration where mversion in ('1.1', '1.2');"
                        + " update " + schema + ".meta set value = '1' where name = 'schema'"));
        try (JdbcStore newer = builder().open()) {
            assertThat(newer.people().find("default", "u-1")).isPresent();
            assertThat(newer.work("default").counts()).isEmpty();
        }
    }

    @Test
    void theNameOfASchemaIsAName() {
        assertThatThrownBy(() -> JdbcStore.postgres(postgres.dataSource(), "a; drop table users"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema");
    }
}
