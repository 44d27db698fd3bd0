package io.github.llmbridge.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar that the build has made, running in a process of its own. */
final class PackagedJar implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("Listening on http://127\\.0\\.0\\.1:(\\d+)/v1\\R");

    private final Process process;
    private final Path output;
    private final int port;

    private PackagedJar(Process process, Path output) throws IOException, InterruptedException {
        this.process = process;
        this.output = output;
        this.port = awaitPort();
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param output the file to which it writes what it has to say
     */
    static PackagedJar start(String heap, Path output, Map<String, String> variables)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-jar",
                System.getProperty("proxy.jar"));
        builder.environment().putAll(variables);
        builder.environment().put("CM_OPEN_WEBUI_PROXY_PORT", "0");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new PackagedJar(builder.start(), output);
    }

    int port() {
        return port;
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    private int awaitPort() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
            Matcher address = ADDRESS.matcher(said());
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
        }
        close();
        throw new IllegalStateException("not started: " + said());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
