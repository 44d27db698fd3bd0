package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.bridge.store.AuditTrail;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.Leases;
import io.github.llmbridge.bridge.store.People;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.usage.UsageEvent;
import io.github.llmbridge.usage.UsageExporter;
import io.github.llmbridge.usage.UsageSink;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls of two days, logged late and in no order, while the exporter is killed ten times. On the stand-ins. A larger trial:
 * {@code -Dllmbridge.calls=10000}.
 */
@Tag("stand-ins-only")
class UsageExportCrashTest {
    private static final int CALLS = Integer.getInteger("llmbridge.calls", 1_000);
    private static final int CALLERS = 3;

    /** So that the calls are those of two days, however many there are. */
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(11).dividedBy(CALLS);

    private static final int KEYS = 7;
    private static final int KILLS = 10;

    /** In what a run does with the store and the sink; one with little to do is over soon. */
    private static final int LATEST_KILL = Math.min(60, CALLS / 50);

    private static final Instant START = Instant.parse("2026-11-01T20:00:00Z");

    @TempDir
    Path directory;

    private final Random random = new Random(15);
    private final Map<String, UsageEvent> sink = new HashMap<>();
    private int repeated;

    /** Goes on with every look at it, and tells a time up to half an hour ago. */
    private final class LateClock extends Clock {
        private Instant now = START;

        @Override
        public synchronized Instant instant() {
            now = now.plus(BETWEEN_LOOKS);
            return now.minusSeconds(random.nextInt(1800));
        }

        synchronized Instant latest() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Kills at the moment that is drawn. */
    private static final class Fate {
        private int left;

        Fate(int left) {
            this.left = left;
        }

        void pass() {
            if (left-- == 0) {
                throw new Killed();
            }
        }
    }

    private record MortalStore(BridgeStore store, Fate fate) implements BridgeStore {
        @Override
        public People people() {
            return store.people();
        }

        @Override
        public Journal journal() {
            Journal real = store.journal();
            return (Journal) Proxy.newProxyInstance(
                    Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                        fate.pass();
                        try {
                            Object answer = method.invoke(real, arguments);
                            fate.pass();
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public AuditTrail audit() {
            return store.audit();
        }

        @Override
        public Leases leases() {
            return store.leases();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private UsageSink table(Fate fate) {
        return events -> {
            fate.pass();
            for (UsageEvent event : events) {
                if (sink.putIfAbsent(event.id(), event) != null) {
                    repeated++;
                }
            }
            fate.pass();
        };
    }

    private long run(LiteLlmClient client, LateClock clock, Fate fate) {
        try (BridgeStore store = JdbcStore.sqlite(directory.resolve("store.db")).open()) {
            return UsageExporter.builder(client, new MortalStore(store, fate), table(fate), START.minusSeconds(3600))
                    .clock(Clock.fixed(clock.latest(), ZoneOffset.UTC))
                    .build()
                    .run()
                    .events();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeLiteLlm.LATEST, FakeLiteLlm.MIDDLE, FakeLiteLlm.SEED})
    void nothingIsMissedAndNothingIsTwice(String version) throws Exception {
        LateClock clock = new LateClock();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (FakeLiteLlm server =
                        FakeLiteLlm.builder().version(version).clock(clock).build();
                LiteLlmClient client = LiteLlmClient.builder()
                        .baseUrl(server.baseUrl().toString())
                        .masterKey(Secret.of(server.masterKey()))
                        .readTimeout(Duration.ofMinutes(1))
                        .build()) {
            List<Secret> keys = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                keys.add(client.keys()
                        .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                                .userId("u-" + i)
                                .build())
                        .key());
            }
            CompletableFuture<Void> traffic = CompletableFuture.allOf(IntStream.range(0, CALLERS)
                    .mapToObj(first -> CompletableFuture.runAsync(() -> call(client, keys, first), callers))
                    .toArray(CompletableFuture[]::new));
            int kills = 0;
            while (kills < KILLS || !traffic.isDone()) {
                try {
                    run(client, clock, kills < KILLS ? new Fate(random.nextInt(LATEST_KILL)) : new Fate(-1));
                } catch (Killed e) {
                    kills++;
                }
                Thread.sleep(100);
            }
            traffic.join();
            run(client, clock, new Fate(-1));

            assertThat(run(client, clock, new Fate(-1))).isZero();
            assertThat(kills).isEqualTo(KILLS);
            assertThat(sink).hasSize(CALLS);
            // Each kill may cost one batch that is sent again.
            assertThat(repeated).isLessThanOrEqualTo(KILLS * 100);
            for (int i = 0; i < KEYS; i++) {
                assertAddsUp(client, KeyHash.of(keys.get(i)), "u-" + i);
            }
            assertThat(sink.values().stream()
                            .map(event -> event.time().atOffset(ZoneOffset.UTC).toLocalDate())
                            .distinct())
                    .hasSizeGreaterThan(2);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void call(LiteLlmClient client, List<Secret> keys, int first) {
        for (int i = first; i < CALLS; i += CALLERS) {
            client.as(keys.get(i % KEYS))
                    .chatCompletions()
                    .create(ChatCompletionRequest.of("gpt-4o-mini", "Hello " + "you ".repeat(i % 5)));
        }
    }

    private void assertAddsUp(LiteLlmClient client, KeyHash hash, String user) {
        BigDecimal sum = sink.values().stream()
                .filter(event -> hash.value().equals(event.keyHash()))
                .map(UsageEvent::spend)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.doubleValue()).isCloseTo(client.keys().info(hash).spend(), within(1e-9));
        assertThat(sink.values())
                .filteredOn(event -> user.equals(event.userId()))
                .extracting(UsageEvent::keyHash)
                .containsOnly(hash.value());
    }
}
