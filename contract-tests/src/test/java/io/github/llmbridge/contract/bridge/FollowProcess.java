package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.PostgresFeed;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process of its own that follows LiteLLM's PostgreSQL: {@code INSTANCE FIELD SCHEMA}. Servers, {@code
 * LITELLM_JDBC_URL} and the store's {@code BRIDGE_JDBC_URL} stand in the environment. It says when it leads.
 */
final class FollowProcess implements AutoCloseable {
    static final String LITELLM_DATABASE = "LITELLM_JDBC_URL";
    static final String STORE = "BRIDGE_JDBC_URL";
    private static final String LEADS = "leads";
    private static final int BETWEEN_LOOKS = 50;

    private final Process process;
    private volatile boolean leads;

    private FollowProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(() -> process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(LEADS::equals)
                .forEach(line -> leads = true));
        reader.setDaemon(true);
        reader.start();
    }

    static FollowProcess start(ServerLine line, FollowedPeople people, String schema) {
        ProcessBuilder builder = Processes.java(line, FollowProcess.class, "-XX:TieredStopAtLevel=1");
        builder.environment().put(LITELLM_DATABASE, System.getenv(LITELLM_DATABASE));
        builder.command().addAll(List.of(people.instance, people.field, schema));
        try {
            return new FollowProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has begun to lead. */
    boolean leads() {
        return leads;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static PGSimpleDataSource database(String variable) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(System.getenv(variable));
        return source;
    }

    static BridgeFacade facade(
            String instance, BridgeStore store, LiteLlmClient liteLlm, OpenWebUiClient openWebUi, String url) {
        return BridgeFacade.builder()
                .liteLlm(liteLlm)
                .openWebUi(openWebUi)
                .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                .connectionUrl(url + "/v1")
                .instance(instance)
                .secret(Bridge.SECRET)
                .store(store)
                .settingsFunction(true)
                .build();
    }

    /** Follows users who have a tier in this field of their metadata. */
    static BridgeFollower follower(BridgeFacade facade, String field) {
        FollowOptions options = FollowOptions.builder(
                        MigrationRules.builder().tierField(field).build())
                .deletesAccounts(true)
                .removals(new Removals(Integer.MAX_VALUE, 100))
                .firstPause(Duration.ofMillis(200))
                .longestPause(Duration.ofSeconds(2))
                .build();
        return facade.follow(PostgresFeed.of(database(LITELLM_DATABASE)), options);
    }

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        try (LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
                OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
                BridgeStore store =
                        JdbcStore.postgres(database(STORE), arguments[2]).open();
                BridgeFacade facade =
                        facade(arguments[0], store, liteLlm, openWebUi, System.getenv("LITELLM_BASE_URL"));
                BridgeFollower follower = follower(facade, arguments[1])) {
            follower.start();
            while (!follower.status().leads()) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            out.println(LEADS);
            Thread.currentThread().join();
        }
    }
}
