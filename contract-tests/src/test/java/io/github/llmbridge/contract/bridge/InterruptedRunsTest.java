package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;

/**
 * At every call of every operation an answer is lost or the process stops; the same operation again ends in the state of an
 * undisturbed one: no second live key, nothing left over. The lines run side by side, the cases of a line share its wire.
 */
@Tag("long")
@Tag("interrupted")
@OnEveryLine
@Execution(ExecutionMode.CONCURRENT)
class InterruptedRunsTest {
    /** Each case takes seconds on real servers: there one interruption of each write stands for all. */
    private static final Set<String> LIVE =
            Set.of("provisionUser, fresh", "changeTier, up", "rotateKey", "suspend", "remove, everything");

    @Parameter
    ServerLine line;

    private final Wire wire = Wire.unchecked();
    private ServerLine servers;

    @BeforeEach
    void openServers() {
        servers = line.alone();
    }

    @AfterEach
    void closeServers() {
        wire.close();
        servers.close();
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> randomValues() {
        return scenarios().flatMap(scenario -> interrupted(scenario, false));
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> derivedValues() {
        return scenarios().flatMap(scenario -> interrupted(scenario, true));
    }

    private Stream<Scenario> scenarios() {
        return Scenarios.all().stream().filter(scenario -> !line.isLive() || LIVE.contains(scenario.name()));
    }

    /** One thing that goes wrong. */
    private record Case(int number, Wire.Exchange call, Interruption interruption) {
        @Override
        public String toString() {
            return interruption + " at " + number + ", " + call.method() + " " + call.path();
        }
    }

    private Stream<DynamicTest> interrupted(Scenario scenario, boolean derives) {
        Undisturbed undisturbed = undisturbed(scenario, derives);
        List<Case> cases = line.isLive() ? some(undisturbed.calls(), derives) : every(undisturbed.calls(), derives);
        assertThat(cases.isEmpty()).as("%s has no case", scenario).isEqualTo(scenario.onlyReads() && derives);
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        scenario + ": " + one, () -> interrupt(scenario, derives, one, undisturbed.end())));
    }

    /** An answer to a read is lost where values are random only: a derived one makes it no harder. */
    private static List<Case> every(List<Wire.Exchange> calls, boolean derives) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Wire.Exchange call = calls.get(i);
            if (!call.isRead()) {
                for (Interruption interruption : Interruption.of(calls, i)) {
                    cases.add(new Case(i + 1, call, interruption));
                }
            } else if (!derives) {
                cases.add(new Case(i + 1, call, Interruption.ANSWER_LOST));
            }
        }
        return cases;
    }

    /** One at each write, each time another one; where values are random, at every second write. */
    private static List<Case> some(List<Wire.Exchange> calls, boolean derives) {
        List<Case> cases = new ArrayList<>();
        int writes = 0;
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).isRead()) {
                continue;
            }
            if (derives || writes % 2 == 0) {
                cases.add(new Case(i + 1, calls.get(i), Interruption.of(writes / (derives ? 1 : 2))));
            }
            writes++;
        }
        return cases;
    }

    private record Undisturbed(List<Wire.Exchange> calls, PersonState end) {}

    private Undisturbed undisturbed(Scenario scenario, boolean derives) {
        try (Subject subject = new Subject(servers, wire, derives)) {
            scenario.before().accept(subject);
            wire.clear();
            scenario.operation().accept(subject);
            List<Wire.Exchange> calls = wire.exchanges();
            PersonState end = PersonState.of(subject);
            assertThat(end.facts()).as(scenario.name()).containsAllEntriesOf(scenario.ends());
            return new Undisturbed(calls, end);
        }
    }

    private void interrupt(Scenario scenario, boolean derives, Case one, PersonState end) {
        try (Subject subject = new Subject(servers, wire, derives)) {
            scenario.before().accept(subject);
            wire.clear();
            wire.trouble(one.interruption().at(one.number()));
            boolean stopped = stops(scenario, subject);
            assertThat(wire.reached()).as("the number of calls").isGreaterThanOrEqualTo(one.number());
            wire.clear();
            if (stopped) {
                subject.bridge.restarted();
            }

            scenario.operation().accept(subject);

            assertThat(PersonState.of(subject).differences(end))
                    .as("%s: %s", scenario, one)
                    .isEmpty();
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

    private void assertAtRest(Scenario scenario, Subject subject) {
        wire.clear();
        if (scenario.again()) {
            scenario.operation().accept(subject);
        }
        scenario.wish().ifPresent(wish -> {
            var request = wish.apply(subject).build();
            assertThat(subject.facade().plan(request).changes()).isEmpty();
            assertThat(subject.facade().provisionUser(request).unchanged()).isTrue();
        });
        assertThat(wire.writes()).as(scenario.name()).isEmpty();
    }
}
