package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Everybody is compared by lists, in a process with little memory. A larger trial: {@code -Dllmbridge.many=10000}; the time
 * stands in the output.
 */
@Tag("stand-ins-only")
@OnEveryLine
class ManyPeopleTest {
    private static final int PEOPLE = Integer.getInteger("llmbridge.many", 300);
    private static final int PEOPLE_AT_A_TIME = 4;

    /** What does not depend on how many there are: the preflight, models, and groups. */
    private static final int OTHER_CALLS = 15;

    @Parameter
    ServerLine line;

    @Test
    void aPlanOfEverybodyTakesListsOnlyAndLittleMemory() throws Exception {
        try (ServerLine alone = line.alone();
                Bridge bridge = new Bridge(alone, Wire.unchecked(), builder -> builder)) {
            List<String> people = provision(bridge);
            List<String> others = people.subList(0, 3);
            others.forEach(id -> bridge.keys(Bridge.person(id).build())
                    .forEach(key -> bridge.byHand(key, change -> change.rpmLimit(7L))));

            PlanningProcess.Told told = plan(alone);
            System.out.println(
                    line + ": " + told.people() + " people, " + told.calls() + " calls, " + told.millis() + " ms");

            assertThat(told.people()).isEqualTo(PEOPLE);
            assertThat(told.differing()).isEqualTo(others.stream().sorted().collect(Collectors.joining(",")));
            assertThat(told.calls()).isLessThanOrEqualTo(PEOPLE / 100 * 2 + PEOPLE / 30 + OTHER_CALLS);
        }
    }

    private static List<String> provision(Bridge bridge) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE_AT_A_TIME);
        try {
            List<String> ids =
                    Stream.generate(() -> ServerLine.unique("m")).limit(PEOPLE).toList();
            List<Future<?>> begun = new ArrayList<>();
            ids.forEach(id -> begun.add(threads.submit(
                    () -> bridge.facade().provisionUser(Bridge.person(id).build()))));
            for (Future<?> one : begun) {
                one.get();
            }
            return ids;
        } finally {
            threads.shutdownNow();
        }
    }

    private static PlanningProcess.Told plan(ServerLine line) throws IOException, InterruptedException {
        Process process =
                Processes.java(line, PlanningProcess.class, "-Xmx256m").start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as("see target/processes.log").isZero();
        return PlanningProcess.Told.parse(told);
    }
}
