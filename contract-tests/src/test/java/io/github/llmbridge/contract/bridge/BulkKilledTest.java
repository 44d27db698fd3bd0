package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.openwebui.users.Account;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A bulk run with a store in a file is killed at random moments and gone on with by another process. A larger trial:
 * {@code -Dllmbridge.bulk=1000}.
 */
@Tag("long")
@Tag("interrupted")
@OnEveryLine
class BulkKilledTest {
    private static final int PEOPLE = Integer.getInteger("llmbridge.bulk", 60);
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Parameter
    ServerLine line;

    private final String instance = ServerLine.unique("i");
    private final long seed = Long.getLong("llmbridge.seed", System.nanoTime());
    private ServerLine own;
    private Bridge bridge;

    @BeforeEach
    void open() {
        own = line.alone();
        bridge = new Bridge(own);
    }

    @AfterEach
    void close() {
        if (line.isLive()) {
            for (ProvisionRequest person : BulkProcess.people(instance, PEOPLE)) {
                bridge.openWebUi
                        .users()
                        .allByEmail(person.email())
                        .forEach(found -> bridge.openWebUi.users().delete(found.id()));
                bridge.liteLlm.users().deleteIfPresent(person.userId());
            }
        } else {
            own.close();
        }
        bridge.close();
    }

    @Test
    void nobodyIsMissingAndNothingIsThereTwice() throws InterruptedException {
        Random random = new Random(seed);
        Path store = folder.resolve("bridge.db");
        for (int kill = 0; kill < KILLS; kill++) {
            // Some are done, and then it is killed somewhere in the work for the next ones.
            int after = random.nextInt(Math.max(1, PEOPLE / KILLS / 2));
            try (BulkProcess process = BulkProcess.start(own, instance, store, PEOPLE)) {
                int worked = 0;
                String told = process.next();
                // A process that comes to its end has nobody left to be killed at.
                while (worked < after && told != null) {
                    worked += told.startsWith("DONE_BEFORE") ? 0 : 1;
                    told = process.next();
                }
                Thread.sleep(random.nextInt(100));
                process.kill();
            }
        }
        List<String> told = new ArrayList<>();
        try (BulkProcess process = BulkProcess.start(own, instance, store, PEOPLE)) {
            String next = process.next();
            while (next != null) {
                told.add(next);
                next = process.next();
            }
        }

        assertThat(told).as("seed " + seed).hasSize(PEOPLE + 1).last().isEqualTo("end null");
        assertThat(told.subList(0, PEOPLE))
                .as("seed " + seed)
                .allMatch(outcome -> outcome.matches("(DONE|DONE_BEFORE|UNCHANGED) .*"));
        assertEverybodyIsThereOnce();
    }

    private void assertEverybodyIsThereOnce() {
        List<ProvisionRequest> people = BulkProcess.people(instance, PEOPLE);
        Map<String, List<Key>> keys = new HashMap<>();
        bridge.liteLlm.keys().stream(KeyListQuery.builder().build())
                .filter(key -> String.valueOf(key.userId()).startsWith(instance)
                        || String.valueOf(key.metadata().get("saas_user_id")).startsWith(instance))
                .forEach(key -> keys.computeIfAbsent(String.valueOf(key.userId()), id -> new ArrayList<>())
                        .add(key));
        Map<String, List<Account>> accounts = new HashMap<>();
        bridge.openWebUi.users().stream("")
                .filter(account -> account.email().startsWith(instance))
                .forEach(account -> accounts.computeIfAbsent(account.email(), email -> new ArrayList<>())
                        .add(account));
        assertThat(keys).as("seed " + seed).hasSize(PEOPLE);
        assertThat(accounts).as("seed " + seed).hasSize(PEOPLE);
        for (ProvisionRequest person : people) {
            assertThat(keys.get(person.userId())).as(person.userId()).hasSize(1);
            assertThat(accounts.get(person.email())).as(person.userId()).hasSize(1);
            assertThat(accounts.get(person.email()).get(0).directConnections().all())
                    .as(person.userId())
                    .hasSize(1);
        }
        try (BridgeFacade facade =
                BulkProcess.facade(instance, new InMemoryStore(), bridge.liteLlm, bridge.openWebUi, own.liteLlmUrl())) {
            PeoplePlan plan = facade.planAll();
            assertThat(plan.people()).isEqualTo(PEOPLE);
            assertThat(plan.isEmpty()).as("seed " + seed + " " + plan.plans()).isTrue();
            assertThat(plan.strays())
                    .filteredOn(stray -> stray.message().contains(instance))
                    .isEmpty();
        }
    }
}
