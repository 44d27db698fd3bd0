package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.OpenWebUiBehaviour.ACCOUNTS_MAY_SHARE_EMAIL;
import static io.github.llmbridge.contract.OpenWebUiBehaviour.REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.bridge.ProvisioningProcess.Told;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several processes work for the same people at the same time. A larger trial: {@code -Dllmbridge.processes=4
 * -Dllmbridge.people=20 -Dllmbridge.runs=10}.
 */
@Tag("long")
@Tag("interrupted")
@OnEveryLine
class SeveralProcessesTest extends BridgeTest {
    private static final int PROCESSES = Integer.getInteger("llmbridge.processes", 4);
    private static final int PEOPLE = Integer.getInteger("llmbridge.people", 5);
    private static final int RUNS = Integer.getInteger("llmbridge.runs", 1);
    private static final String SECRET = "a secret of the application, long enough";

    /** How far apart the processes begin with one person, in milliseconds: at once, within a call, within a whole run. */
    private static final List<Integer> STAGGERS = List.of(1, 10, 50, 200, 1000);

    /** The next person comes while processes are at the one before. */
    private static final int BETWEEN_PEOPLE = Integer.getInteger("llmbridge.between", 500);

    private final long seed = Long.getLong("llmbridge.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void withASecretAllArriveAtTheSame() {
        for (int run = 0; run < RUNS; run++) {
            Map<String, List<Told>> told = provision(run, SECRET);
            int current = run;
            SoftAssertions softly = new SoftAssertions();
            told.forEach((userId, all) -> softly.assertThatCode(() -> {
                        assertThat(all).extracting(Told::status).containsOnly("READY");
                        assertThat(all).extracting(Told::key).doesNotContainNull();
                        assertThat(all.stream().map(Told::key).distinct()).hasSize(1);
                        assertThat(all.stream()
                                        .map(Told::password)
                                        .filter(Objects::nonNull)
                                        .distinct())
                                .hasSize(1);
                        bridge.assertInPlace(Bridge.person(userId).build());
                        assertThat(bridge.keys(Bridge.person(userId).build())
                                        .get(0)
                                        .token()
                                        .value())
                                .isEqualTo(all.get(0).key());
                    })
                    .as("run %s of seed %s: %s", current, seed, all)
                    .doesNotThrowAnyException());
            softly.assertAll();
        }
    }

    /** Where the server adds an account for each of several requests, nothing is promised without a secret. */
    @Test
    void withoutASecretOneMoreCallMendsWhatIsLeft() {
        assumeThat(line.does(ACCOUNTS_MAY_SHARE_EMAIL) && !line.does(REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL))
                .isFalse();
        for (int run = 0; run < RUNS; run++) {
            Map<String, List<Told>> told = provision(run, null);
            int current = run;
            SoftAssertions softly = new SoftAssertions();
            try (BridgeFacade next = bridge.builder().build()) {
                told.forEach((userId, all) -> softly.assertThatCode(() -> {
                            ProvisionRequest request = Bridge.person(userId).build();
                            ProvisionResult result = next.provisionUser(request);
                            assertThat(result.status()).isEqualTo(Status.READY);
                            bridge.assertInPlace(request);
                            assertThat(next.plan(request).isEmpty()).isTrue();
                        })
                        .as("run %s of seed %s: %s", current, seed, all)
                        .doesNotThrowAnyException());
            }
            softly.assertAll();
        }
    }

    @Test
    void withASecretRotationsAtOnceLeaveOneKeyThatIsConnected() {
        for (int run = 0; run < RUNS; run++) {
            List<String> people = people();
            try (BridgeFacade facade =
                    bridge.builder().secret(Secret.of(SECRET)).build()) {
                people.forEach(
                        person -> facade.provisionUser(Bridge.person(person).build()));
            }
            Map<String, List<Told>> told = runForAll(run, SECRET, people, Processes::giveRotation);
            int current = run;
            SoftAssertions softly = new SoftAssertions();
            told.forEach((userId, all) -> softly.assertThatCode(() -> {
                        assertThat(all).extracting(Told::status).containsOnly("READY");
                        KeyHash left = bridge.assertInPlace(
                                        Bridge.person(userId).build())
                                .token();
                        assertThat(all).extracting(Told::key).contains(left.value());
                    })
                    .as("run %s of seed %s: %s", current, seed, all)
                    .doesNotThrowAnyException());
            softly.assertAll();
        }
    }

    private Map<String, List<Told>> provision(int run, @Nullable String secret) {
        return runForAll(run, secret, people(), Processes::give);
    }

    private static List<String> people() {
        return IntStream.range(0, PEOPLE).mapToObj(i -> ServerLine.unique("p")).toList();
    }

    /** Gives a process one person to work for. */
    private interface Giving {
        void give(Processes processes, int process, long delayInMillis, String userId);
    }

    private Map<String, List<Told>> runForAll(int run, @Nullable String secret, List<String> people, Giving giving) {
        int stagger = STAGGERS.get(run % STAGGERS.size());
        List<Told> told = new ArrayList<>();
        try (Processes processes = new Processes(line, PROCESSES, secret)) {
            for (int process = 0; process < PROCESSES; process++) {
                for (int i = 0; i < people.size(); i++) {
                    giving.give(processes, process, (long) i * BETWEEN_PEOPLE + random.nextInt(stagger), people.get(i));
                }
            }
            processes.go();
            for (int process = 0; process < PROCESSES; process++) {
                told.addAll(processes.told(process));
            }
        }
        Map<String, List<Told>> byPerson = new LinkedHashMap<>();
        people.forEach(person -> byPerson.put(
                person, told.stream().filter(one -> one.userId().equals(person)).toList()));
        byPerson.values().forEach(all -> assertThat(all).hasSize(PROCESSES));
        return byPerson;
    }
}
