package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.contract.Wire.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;

/**
 * At every call of every operation an answer is lost or the process stops; the same operation again ends in the state of an
 * undisturbed one.
 */
@OnEveryLine
class InterruptedRunsTest {
    private static final Set<String> LIVE = Set.of("provisionUser, fresh", "changeTier, up", "rotateKey", "suspend");

    @Parameter
    ServerLine line;

    /** What goes wrong at one call. */
    private enum Interruption {
        /** The server works, its answer is lost. */
        ANSWER_LOST,
        /** The process stops before the call; what it does at the same time elsewhere goes on to its end. */
        STOPPED_BEFORE,
        /** The process stops after the call; what it does at the same time elsewhere goes on to its end. */
        STOPPED_AFTER,
        /** The process is gone after the call, and no other call leaves it any more. */
        KILLED_AFTER;

        Wire.Trouble at(int call) {
            return (number, request) -> switch (this) {
                case ANSWER_LOST -> number == call ? Effect.LOSE_ANSWER : Effect.NONE;
                case STOPPED_BEFORE -> number == call ? Effect.STOP_BEFORE : Effect.NONE;
                case STOPPED_AFTER -> number == call ? Effect.STOP_AFTER : Effect.NONE;
                case KILLED_AFTER ->
                    number > call ? Effect.STOP_BEFORE : number == call ? Effect.STOP_AFTER : Effect.NONE;
            };
        }

        /** A stop at a read is one after the write before it. */
        static List<Interruption> of(Wire.Exchange call) {
            return call.isRead() ? List.of(ANSWER_LOST) : List.of(values());
        }
    }

    @TestFactory
    Stream<DynamicNode> randomValues() {
        return scenarios().flatMap(scenario -> interrupted(scenario, false));
    }

    @TestFactory
    Stream<DynamicNode> derivedValues() {
        return scenarios().flatMap(scenario -> interrupted(scenario, true));
    }

    /** Real servers take a second for each case, so there are four scenarios, and their writes only. */
    private Stream<Scenario> scenarios() {
        return Scenarios.all().stream().filter(scenario -> !line.isLive() || LIVE.contains(scenario.name()));
    }

    private Stream<DynamicNode> interrupted(Scenario scenario, boolean derives) {
        Undisturbed undisturbed = undisturbed(scenario, derives);
        List<DynamicNode> tests = new ArrayList<>();
        for (int i = 0; i < undisturbed.calls().size(); i++) {
            int number = i + 1;
            Wire.Exchange call = undisturbed.calls().get(i);
            if (line.isLive() && call.isRead()) {
                continue;
            }
            for (Interruption interruption : Interruption.of(call)) {
                tests.add(DynamicTest.dynamicTest(
                        scenario + ": " + interruption + " at " + number + ", " + call.method() + " " + call.path(),
                        () -> interrupt(scenario, derives, interruption.at(number), undisturbed.end())));
            }
        }
        return tests.stream();
    }

    private record Undisturbed(List<Wire.Exchange> calls, PersonState end) {}

    private Undisturbed undisturbed(Scenario scenario, boolean derives) {
        try (Subject subject = new Subject(line, derives)) {
            scenario.before().accept(subject);
            subject.bridge.wire.clear();
            scenario.operation().accept(subject);
            List<Wire.Exchange> calls = subject.bridge.wire.exchanges();
            PersonState end = PersonState.of(subject);
            assertThat(end.facts()).as(scenario.name()).containsAllEntriesOf(scenario.ends());
            return new Undisturbed(calls, end);
        }
    }

    private void interrupt(Scenario scenario, boolean derives, Wire.Trouble trouble, PersonState end) {
        try (Subject subject = new Subject(line, derives)) {
            scenario.before().accept(subject);
            subject.bridge.wire.trouble(trouble);
            boolean stopped = stops(scenario, subject);
            subject.bridge.wire.clear();
            if (stopped) {
                subject.bridge.restarted();
            }

            scenario.operation().accept(subject);

            assertThat(PersonState.of(subject).differences(end)).isEmpty();
            assertAtRest(scenario, subject);
        }
    }

    private static boolean stops(Scenario scenario, Subject subject) {
        try {
            scenario.operation().accept(subject);
            return false;
        } catch (StepFailedException reported) {
            assertThat(reported.result().status()).isEqualTo(Status.FAILED);
            return false;
        } catch (Wire.Stopped stopped) {
            return true;
        }
    }

    private static void assertAtRest(Scenario scenario, Subject subject) {
        subject.bridge.wire.clear();
        if (scenario.again()) {
            scenario.operation().accept(subject);
            assertThat(subject.bridge.wire.writes()).isEmpty();
        }
        assertThat(subject.facade().plan(scenario.wish().apply(subject).build()).changes())
                .isEmpty();
        ProvisionResult result =
                subject.facade().provisionUser(scenario.wish().apply(subject).build());
        assertThat(result.unchanged()).isTrue();
        assertThat(subject.bridge.wire.writes()).isEmpty();
    }
}
