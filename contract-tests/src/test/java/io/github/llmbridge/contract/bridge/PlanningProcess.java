package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A process of its own that plans everybody, and says in one line what it took. The servers stand in the environment. */
final class PlanningProcess {
    private PlanningProcess() {}

    /**
     * What the plan took.
     *
     * @param people how many were compared
     * @param differing the ids of those of whom something differs, with commas between
     */
    record Told(int people, String differing, int calls, long millis) {
        static Told parse(String line) {
            String[] parts = line.split("\t", -1);
            return new Told(Integer.parseInt(parts[0]), parts[1], Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
        }

        String line() {
            return String.join("\t", String.valueOf(people), differing, String.valueOf(calls), String.valueOf(millis));
        }
    }

    public static void main(String[] arguments) {
        AtomicInteger calls = new AtomicInteger();
        try (LiteLlmClient liteLlm = LiteLlmClient.builder()
                        .baseUrl(System.getenv("LITELLM_BASE_URL"))
                        .masterKey(Secret.of(System.getenv("LITELLM_MASTER_KEY")))
                        .onExchange(exchange -> calls.incrementAndGet())
                        .build();
                OpenWebUiClient openWebUi = OpenWebUiClient.builder()
                        .baseUrl(System.getenv("OPENWEBUI_BASE_URL"))
                        .adminToken(Secret.of(System.getenv("OPENWEBUI_ADMIN_TOKEN")))
                        .onExchange(exchange -> calls.incrementAndGet())
                        .build();
                BridgeFacade facade = BridgeFacade.builder()
                        .liteLlm(liteLlm)
                        .openWebUi(openWebUi)
                        .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                        .connectionUrl(System.getenv("LITELLM_BASE_URL") + "/v1")
                        .build()) {
            Instant begun = Instant.now();
            PeoplePlan plan = facade.planAll();
            long millis = Duration.between(begun, Instant.now()).toMillis();
            String differing = plan.plans().stream()
                    .filter(person -> !person.isEmpty())
                    .map(person -> person.userId())
                    .sorted()
                    .collect(Collectors.joining(","));
            byte[] line = (new Told(plan.people(), differing, calls.get(), millis).line() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            System.out.write(line, 0, line.length);
            System.out.flush();
        }
    }
}
