package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stand-ins in a process of their own, so that their memory is not that of whoever is measured. */
final class StandInsProcess implements AutoCloseable {
    private final Process process;

    /** The variables that name the servers. */
    final Map<String, String> environment = new LinkedHashMap<>();

    StandInsProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx3g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInsProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null && !line.isEmpty(); line = out.readLine()) {
            String[] parts = line.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (FakeLiteLlm liteLlm = FakeLiteLlm.builder().build();
                FakeOpenWebUi openWebUi = FakeOpenWebUi.builder().build()) {
            out.println("LITELLM_BASE_URL=" + liteLlm.baseUrl());
            out.println("LITELLM_MASTER_KEY=" + liteLlm.masterKey());
            out.println("OPENWEBUI_BASE_URL=" + openWebUi.baseUrl());
            out.println("OPENWEBUI_ADMIN_TOKEN=" + openWebUi.adminToken());
            out.println();
            while (true) {
                // The record of calls would fill the memory.
                Thread.sleep(1_000);
                liteLlm.clearCalls();
                openWebUi.clearCalls();
            }
        }
    }
}
