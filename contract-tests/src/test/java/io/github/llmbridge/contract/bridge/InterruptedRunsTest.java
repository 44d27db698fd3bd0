package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.contract.Wire.Effect;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;

/** At every call of a fresh provision an answer is lost or the process stops; the next call ends where it should. */
@OnEveryLine
class InterruptedRunsTest {
    @Parameter
    ServerLine line;

    @TestFactory
    Stream<DynamicTest> theNextCallEndsInTheStateOfAnUndisturbedOne() {
        return calls().stream()
                .flatMap(call -> Stream.of(Effect.LOSE_ANSWER, Effect.STOP_AFTER, Effect.STOP_BEFORE)
                        .map(effect -> DynamicTest.dynamicTest(
                                effect + " at " + call.method() + " " + call.path(), () -> interrupt(call, effect))));
    }

    private Set<Wire.Exchange> calls() {
        try (Bridge bridge = new Bridge(line)) {
            bridge.facade().provisionUser(Bridge.newPerson());
            return new LinkedHashSet<>(bridge.wire.exchanges());
        }
    }

    private void interrupt(Wire.Exchange call, Effect effect) {
        try (Bridge bridge = new Bridge(line)) {
            ProvisionRequest request = Bridge.newPerson();
            bridge.wire.troubleOnce(call.method(), call.path(), effect);
            provisionInTrouble(bridge, request);
            bridge.wire.clear();
            if (effect != Effect.LOSE_ANSWER) {
                bridge.restarted();
            }

            ProvisionResult result = bridge.facade().provisionUser(request);

            bridge.assertProvisioned(request, result);
            bridge.wire.clear();
            assertThat(bridge.facade().provisionUser(request).unchanged()).isTrue();
            assertThat(bridge.wire.writes()).isEmpty();
        }
    }

    private static void provisionInTrouble(Bridge bridge, ProvisionRequest request) {
        try {
            bridge.facade().provisionUser(request);
        } catch (StepFailedException reported) {
            assertThat(reported.result().status()).isEqualTo(Status.FAILED);
        } catch (Wire.Stopped stopped) {
            assertThat(stopped).hasMessage("the process stops here");
        }
    }
}
