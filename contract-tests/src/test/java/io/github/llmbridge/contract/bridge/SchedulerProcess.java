package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.WorkRecord;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.scheduler.BridgeScheduler;
import io.github.llmbridge.scheduler.WorkListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process of its own that does work in the background: {@code INSTANCE URL SCHEMA}. The servers stand in the
 * environment. It says {@code ready}, begins at a line on its input, and prints user and outcome of what it has done.
 */
final class SchedulerProcess implements AutoCloseable {
    private static final String READY = "ready";

    private final Process process;
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    private SchedulerProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(
                () -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(told::add));
        reader.setDaemon(true);
        reader.start();
    }

    static SchedulerProcess start(ServerLine line, String instance, String url, String schema) {
        ProcessBuilder builder = Processes.java(line, SchedulerProcess.class, "-XX:TieredStopAtLevel=1");
        builder.command().addAll(List.of(instance, url, schema));
        try {
            return new SchedulerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isReady() {
        return told.contains(READY);
    }

    void go() {
        new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8).println("go");
    }

    /** User and outcome of what it has done. */
    List<String> told() {
        return told.stream().filter(line -> !line.equals(READY)).toList();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[1]);
        WorkListener listener = new WorkListener() {
            @Override
            public void ended(WorkRecord work, @Nullable PersonResult result) {
                out.println(work.userId() + " " + work.outcome());
            }
        };
        try (LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
                OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
                JdbcStore store = JdbcStore.postgres(source, arguments[2]).open();
                BridgeFacade facade =
                        BulkProcess.facade(arguments[0], store, liteLlm, openWebUi, System.getenv("LITELLM_BASE_URL"));
                BridgeScheduler scheduler = BridgeScheduler.builder(facade, store)
                        .instance(arguments[0])
                        .listener(listener)
                        .build()) {
            out.println(READY);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            in.readLine();
            scheduler.start();
            // Until the end of the input.
            in.readLine();
        }
    }
}
