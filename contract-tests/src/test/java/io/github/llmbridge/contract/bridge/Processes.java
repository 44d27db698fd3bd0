package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.bridge.ProvisioningProcess.Told;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Processes of {@link ProvisioningProcess} that work on one line side by side. */
final class Processes implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();
    private final List<BufferedReader> outputs = new ArrayList<>();

    /** Starts them and waits until each is ready. */
    Processes(ServerLine line, int count, @Nullable String secret) {
        this(line, count, secret, Map.of());
    }

    /** The same with more environment. */
    Processes(ServerLine line, int count, @Nullable String secret, Map<String, String> more) {
        for (int i = 0; i < count; i++) {
            Process process = start(line, secret, more);
            processes.add(process);
            outputs.add(process.inputReader(StandardCharsets.UTF_8));
        }
        outputs.forEach(output -> {
            String first = line(output);
            if (!ProvisioningProcess.READY.equals(first)) {
                throw new IllegalStateException("a process did not start: " + first);
            }
        });
    }

    private static Process start(ServerLine line, @Nullable String secret, Map<String, String> more) {
        ProcessBuilder builder = java(line, ProvisioningProcess.class, "-XX:TieredStopAtLevel=1");
        if (secret != null) {
            builder.environment().put(ProvisioningProcess.SECRET, secret);
        }
        builder.environment().putAll(more);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Java process that finds the servers of the line in its environment. */
    static ProcessBuilder java(ServerLine line, Class<?> main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("target/processes.log")));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LITELLM_") || name.startsWith("OPENWEBUI_"));
        environment.put("LITELLM_BASE_URL", line.liteLlmUrl());
        environment.put("LITELLM_MASTER_KEY", line.masterKey().reveal());
        environment.put("OPENWEBUI_BASE_URL", line.openWebUiUrl());
        environment.put("OPENWEBUI_ADMIN_TOKEN", line.adminToken().reveal());
        return builder;
    }

    /** Says whom the process provisions, and how long after the beginning. */
    void give(int process, long delayInMillis, String userId) {
        print(process, delayInMillis + " " + ProvisioningProcess.PROVISION + " " + userId);
    }

    /** Says whose key the process rotates, and how long after the beginning. */
    void giveRotation(int process, long delayInMillis, String userId) {
        print(process, delayInMillis + " " + ProvisioningProcess.ROTATE + " " + userId);
    }

    /** Says whom the process brings back to what the bridge gave, and how long after the beginning. */
    void giveReconciliation(int process, long delayInMillis, String userId) {
        print(process, delayInMillis + " " + ProvisioningProcess.RECONCILE + " " + userId);
    }

    void go() {
        for (int i = 0; i < processes.size(); i++) {
            print(i, ProvisioningProcess.GO);
        }
    }

    private void print(int process, String line) {
        PrintStream in = new PrintStream(processes.get(process).getOutputStream(), true, StandardCharsets.UTF_8);
        in.println(line);
    }

    /** As {@code kill -9}. */
    void kill(int process) throws InterruptedException {
        processes.get(process).destroyForcibly().waitFor();
    }

    /** What a process told until its end. */
    List<Told> told(int process) {
        return outputs.get(process).lines().map(Told::parse).toList();
    }

    private static @Nullable String line(BufferedReader output) {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.destroyForcibly();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
