package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkOptions;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own that provisions people in bulk: {@code INSTANCE STORE_FILE COUNT}. The servers stand in the
 * environment. It says the kind and the user of each outcome, and at last {@code end} and why it stopped.
 */
final class BulkProcess implements AutoCloseable {
    private static final String END = "end";

    private final Process process;
    private final BufferedReader out;

    private BulkProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static BulkProcess start(ServerLine line, String instance, Path store, int count) {
        ProcessBuilder builder = Processes.java(line, BulkProcess.class, "-XX:TieredStopAtLevel=1");
        builder.command().addAll(List.of(instance, store.toString(), Integer.toString(count)));
        try {
            return new BulkProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next outcome, as kind and user, or the end; {@code null} once the process is gone. */
    @Nullable String next() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isEnd(String told) {
        return told.startsWith(END + " ");
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The people of an instance. */
    static List<ProvisionRequest> people(String instance, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Bridge.person(instance + "-" + i).build())
                .toList();
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
                .patience(Duration.ofMillis(100))
                .build();
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Iterator<BulkItem> items = BulkItem.provisioning(people(arguments[0], Integer.parseInt(arguments[2])).stream());
        try (LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
                OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
                BridgeStore store = JdbcStore.sqlite(Path.of(arguments[1])).open();
                BridgeFacade facade =
                        facade(arguments[0], store, liteLlm, openWebUi, System.getenv("LITELLM_BASE_URL"))) {
            BulkReport report = facade.bulk(
                    items,
                    BulkOptions.run("run", ""),
                    (outcome, progress) -> out.println(outcome.kind() + " " + outcome.userId()));
            out.println(END + " " + report.stopped());
        }
    }
}
