package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.KeyResult;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.report.StepResult;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process of its own that provisions people or rotates their keys. The servers and the application's secret stand in the
 * environment. It says {@code ready}, then reads lines {@code DELAY_IN_MILLIS OPERATION USER_ID}, begins at the line {@code go}, and prints one line a person: the
 * id, the status, and hashes of key and password. It tells no secret.
 */
final class ProvisioningProcess {
    static final String SECRET = "LLMBRIDGE_SECRET";
    static final String READY = "ready";
    static final String GO = "go";
    static final String PROVISION = "provision";
    static final String ROTATE = "rotate";
    static final String RECONCILE = "reconcile";
    static final String INSTANCE = "LLMBRIDGE_INSTANCE";
    static final String STORE_URL = "LLMBRIDGE_STORE_URL";
    static final String STORE_SCHEMA = "LLMBRIDGE_STORE_SCHEMA";
    private static final String NOTHING = "-";

    private ProvisioningProcess() {}

    /**
     * What one process made of a person.
     *
     * @param status as the result says, or {@code FAILED}
     * @param key hash of the key; {@code null} if none was told
     * @param password hash of the initial password; {@code null} if none was told
     */
    record Told(
            String userId,
            String status,
            @Nullable String key,
            @Nullable String password,
            String detail) {
        static Told parse(String line) {
            String[] parts = line.split("\t", -1);
            return new Told(parts[0], parts[1], orNull(parts[2]), orNull(parts[3]), parts[4]);
        }

        private static @Nullable String orNull(String part) {
            return part.equals(NOTHING) ? null : part;
        }

        String line() {
            return String.join(
                    "\t", userId, status, key == null ? NOTHING : key, password == null ? NOTHING : password, detail);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What anybody else prints is none of the answers.
        System.setOut(System.err);
        try (LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
                OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
                BridgeStore store = store();
                BridgeFacade facade = facade(liteLlm, openWebUi, store)) {
            facade.preflight();
            out.println(READY);
            List<String> people = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.equals(GO); line = in.readLine()) {
                people.add(line);
            }
            ScheduledExecutorService threads = Executors.newScheduledThreadPool(Math.max(1, people.size()));
            List<Future<Told>> told = new ArrayList<>();
            for (String person : people) {
                String[] parts = person.split(" ", 3);
                told.add(threads.schedule(
                        () -> run(facade, parts[1], parts[2]), Long.parseLong(parts[0]), TimeUnit.MILLISECONDS));
            }
            for (Future<Told> one : told) {
                out.println(one.get().line());
            }
            threads.shutdown();
        }
    }

    /** The store that the processes share, if there is one. */
    private static BridgeStore store() {
        String url = System.getenv(STORE_URL);
        if (url == null) {
            return new InMemoryStore();
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return JdbcStore.postgres(source, System.getenv(STORE_SCHEMA)).open();
    }

    private static BridgeFacade facade(LiteLlmClient liteLlm, OpenWebUiClient openWebUi, BridgeStore store) {
        BridgeBuilder builder = BridgeFacade.builder()
                .liteLlm(liteLlm)
                .openWebUi(openWebUi)
                .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                .store(store)
                // Those who share a store wait for each other, on a machine that may be slow.
                .deadline(Duration.ofMinutes(5))
                .instance(System.getenv().getOrDefault(INSTANCE, "default"))
                .connectionUrl(System.getenv("LITELLM_BASE_URL") + "/v1");
        String secret = System.getenv(SECRET);
        return (secret == null ? builder : builder.secret(Secret.of(secret))).build();
    }

    private static Told run(BridgeFacade facade, String operation, String userId) {
        try {
            return switch (operation) {
                case ROTATE -> told(facade.rotateKey(userId));
                case RECONCILE -> told(facade.reconcile(userId));
                default -> told(facade.provisionUser(Bridge.person(userId).build()));
            };
        } catch (StepFailedException e) {
            return failed(userId, detail(e.result()) + " " + e + " " + e.getCause());
        } catch (RuntimeException e) {
            return failed(userId, e.toString());
        }
    }

    private static Told told(ProvisionResult result) {
        return told(result, result.keyHash(), result.initialPassword());
    }

    private static Told told(KeyResult result) {
        return told(result, result.keyHash(), null);
    }

    private static Told told(PersonResult result, @Nullable KeyHash key, @Nullable Secret password) {
        return new Told(
                result.report().userId(),
                result.status().name(),
                key == null ? null : key.value(),
                password == null ? null : password.sha256(),
                detail(result));
    }

    private static Told failed(String userId, String detail) {
        return new Told(userId, "FAILED", null, null, detail.replaceAll("\\s+", " "));
    }

    private static String detail(PersonResult result) {
        StringBuilder text = new StringBuilder();
        for (StepResult step : result.steps()) {
            text.append(step.step()).append('=').append(step.outcome()).append(' ');
        }
        return text.toString().strip();
    }
}
