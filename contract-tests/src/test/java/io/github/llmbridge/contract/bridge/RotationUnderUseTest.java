package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.litellm.Models;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever reads the connection out of the settings and chats with it sees no refusal while keys are rotated. */
@OnEveryLine
class RotationUnderUseTest extends BridgeTest {
    private static final int ROTATIONS = 3;
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Test
    void aReaderOfTheConnectionSeesNoRefusal() throws Exception {
        ProvisionRequest person = Bridge.newPerson();
        SubscriptionTier unlimited =
                SubscriptionTier.builder("free", Models.of("gpt-4o-mini")).build();
        List<String> refusals = new CopyOnWriteArrayList<>();
        AtomicInteger chats = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        try (var facade = bridge.builder()
                .tiers(TierCatalog.of(unlimited))
                .secret(Bridge.SECRET)
                .rotationGrace(GRACE)
                .build()) {
            facade.provisionUser(person);
            Thread reader = new Thread(() -> {
                while (!stop.get()) {
                    try {
                        bridge.ask(bridge.connections(person).get(0).key(), "gpt-4o-mini");
                        chats.incrementAndGet();
                    } catch (RuntimeException e) {
                        refusals.add(e.toString());
                    }
                }
            });
            reader.start();
            try {
                for (int i = 0; i < ROTATIONS; i++) {
                    assertThat(facade.rotateKey(person.userId()).status()).isEqualTo(Status.READY);
                }
            } finally {
                stop.set(true);
                reader.join();
            }
        }
        assertThat(refusals).isEmpty();
        assertThat(chats.get()).isGreaterThan(ROTATIONS);
        assertThat(bridge.keys(person)).hasSize(1);
    }
}
