package io.github.llmbridge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.WorkRecord;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import io.github.llmbridge.testkit.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away while people are worked on, and comes back. */
@Timeout(120)
class PostgresGoneTest {
    private static final int PEOPLE = 12;

    @TempDir
    Path folder;

    private @Nullable EmbeddedPostgres second;

    @Test
    void theWorkGoesOn() throws Exception {
        EmbeddedPostgres first = start(0);
        int port = first.getPort();
        try (FakeLiteLlm fakeLiteLlm = FakeLiteLlm.builder().build();
                FakeOpenWebUi fakeOpenWebUi = FakeOpenWebUi.builder().build();
                LiteLlmClient liteLlm = LiteLlmClient.builder()
                        .baseUrl(fakeLiteLlm.baseUrl().toString())
                        .masterKey(Secret.of(fakeLiteLlm.masterKey()))
                        .build();
                OpenWebUiClient openWebUi = OpenWebUiClient.builder()
                        .baseUrl(fakeOpenWebUi.baseUrl().toString())
                        .adminPassword(fakeOpenWebUi.adminEmail(), Secret.of(fakeOpenWebUi.adminPassword()))
                        .build();
                HikariDataSource pool = pool(first);
                JdbcStore store =
                        JdbcStore.postgres(pool).lease(Duration.ofSeconds(1)).open();
                BridgeFacade bridge = BridgeFacade.builder()
                        .liteLlm(liteLlm)
                        .openWebUi(openWebUi)
                        .connectionUrl(liteLlm.baseUrl() + "/v1")
                        .secret(Secret.of("a secret of the application, 32 bytes or more"))
                        .store(store)
                        .tiers(TierCatalog.of(SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                                .build()))
                        .build();
                BridgeScheduler scheduler = BridgeScheduler.builder(bridge, store)
                        .poll(Duration.ofMillis(100))
                        .heartbeat(Duration.ofMillis(500))
                        .pauses(Duration.ofMillis(500), Duration.ofSeconds(1))
                        .build()) {
            fakeLiteLlm.faults().always("POST", "/user/new", Fault.delay(Duration.ofMillis(300)));
            scheduler.start();
            scheduler.submitAll(IntStream.range(0, PEOPLE)
                    .mapToObj(i -> provision("u-" + i))
                    .toList());
            while (scheduler.status().done() == 0) {
                Thread.sleep(20);
            }
            first.close();
            assertThatThrownBy(() -> scheduler.submit(provision("u-x"))).isInstanceOf(StoreException.class);
            assertThatThrownBy(scheduler::status).isInstanceOf(StoreException.class);

            second = start(port);
            while (!scheduler.status().isIdle()) {
                Thread.sleep(100);
            }
            assertThat(scheduler.failed()).isEmpty();
            assertThat(scheduler.status()).returns((long) PEOPLE, SchedulerStatus::done);
            assertThat(bridge.planAll().people()).isEqualTo(PEOPLE);
            String later = scheduler.submit(new BulkWork.Suspend("u-0"));
            while (!scheduler.status().isIdle()) {
                Thread.sleep(20);
            }
            assertThat(scheduler.find(later)).get().returns("SUSPENDED", WorkRecord::outcome);
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (second != null) {
            second.close();
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool.setConnectionTimeout(1_000);
        return pool;
    }

    private static BulkWork provision(String userId) {
        return new BulkWork.Provision(ProvisionRequest.builder(userId, userId + "@example.com", "free")
                .build());
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
