package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.bridge.ProvisioningProcess.Told;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes are killed at a random moment of provisioning. A larger trial: {@code -Dllmbridge.kills=24}. */
@Tag("long")
@Tag("interrupted")
@OnEveryLine
class KilledProcessesTest extends BridgeTest {
    private static final int KILLS = Integer.getInteger("llmbridge.kills", 2);
    private static final String SECRET = "a secret of the application, long enough";

    private final long seed = Long.getLong("llmbridge.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = SECRET)
    void theNextCallOfAnotherProcessEndsAsIfNothingHadBeen(@Nullable String secret) throws Exception {
        int whole = millisOfAnUndisturbedRun(secret);
        for (int kill = 0; kill < KILLS; kill++) {
            String userId = ServerLine.unique("k");
            int moment = random.nextInt(whole);
            try (Processes processes = new Processes(line, 1, secret)) {
                processes.give(0, 0, userId);
                processes.go();
                Thread.sleep(moment);
                processes.kill(0);
            }
            assertNextCallFinishes(userId, secret, "killed after " + moment + " ms");
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = SECRET)
    void whoeverWorksBesideItFinishesThePerson(@Nullable String secret) throws Exception {
        int whole = millisOfAnUndisturbedRun(secret);
        for (int kill = 0; kill < KILLS; kill++) {
            String userId = ServerLine.unique("k");
            int moment = random.nextInt(whole);
            try (Processes processes = new Processes(line, 2, secret)) {
                processes.give(0, 0, userId);
                processes.give(1, random.nextInt(100), userId);
                processes.go();
                Thread.sleep(moment);
                processes.kill(0);
                List<Told> told = processes.told(1);
                String moments = "killed after " + moment + " ms, the other told " + told;
                if (secret != null) {
                    assertThat(told).as(moments).extracting(Told::status).containsExactly("READY");
                    assertConnected(userId, told.get(0), moments);
                }
                // A process that dies right after it has made a key leaves that key; the next call finds and deletes
                // it.
                assertNextCallFinishes(userId, secret, moments);
                if (secret != null) assertConnected(userId, told.get(0), moments);
            }
        }
    }

    private void assertConnected(String userId, Told told, String moments) {
        assertThat(bridge.connections(Bridge.person(userId).build()))
                .as(moments)
                .extracting(connection -> KeyHash.of(connection.key()).value())
                .containsExactly(told.key());
    }

    private void assertNextCallFinishes(String userId, @Nullable String secret, String moments) {
        ProvisionRequest request = Bridge.person(userId).build();
        // The other process takes what is half made for the work of a living one, for as long as this.
        BridgeBuilder builder = bridge.builder().patience(Duration.ofSeconds(1));
        try (BridgeFacade next = (secret == null ? builder : builder.secret(Secret.of(secret))).build()) {
            ProvisionResult result = next.provisionUser(request);
            bridge.assertProvisioned(request, result);
            assertThat(next.plan(request).isEmpty()).isTrue();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(moments + ", seed " + seed, e);
        }
    }

    private int millisOfAnUndisturbedRun(@Nullable String secret) {
        try (Processes processes = new Processes(line, 1, secret)) {
            processes.give(0, 0, ServerLine.unique("k"));
            long start = System.nanoTime();
            processes.go();
            assertThat(processes.told(0)).extracting(Told::status).containsExactly("READY");
            return (int) Duration.ofNanos(System.nanoTime() - start).toMillis() + 1;
        }
    }
}
