package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.ApiKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the proxy runs.
 *
 * @param host the address to listen on; any but loopback needs an access key
 * @param port 0 for any free port
 * @param accessKey what clients must send; null lets every local program in
 * @param connectTimeout how long to wait for a connection to an endpoint
 * @param readTimeout how long to wait for the next bytes of an endpoint, the first included
 * @param maxBodyBytes the largest request body
 * @param bodyMemoryBytes the memory for the request bodies under way, all of them together
 * @param corsOrigins the web pages whose scripts may call, {@code *} for all; empty for those on loopback
 */
record ProxySettings(
        String host,
        int port,
        Path configFile,
        @Nullable ApiKey accessKey,
        Duration connectTimeout,
        Duration readTimeout,
        int maxBodyBytes,
        long bodyMemoryBytes,
        List<String> corsOrigins) {
    private static final String PREFIX = "CM_OPEN_WEBUI_PROXY_";
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final long MAX_BODY_BYTES = 1L << 30;

    /** A body takes memory up to three times: as it is read, as its model is looked for, and as it is sent. */
    private static final int SHARE_OF_HEAP = 4;

    ProxySettings {
        corsOrigins = List.copyOf(corsOrigins);
        if (accessKey == null && !isLoopback(host)) {
            throw new IllegalArgumentException(PREFIX + "HOST is " + host + ", which other machines can reach: set "
                    + PREFIX + "API_KEY to a key that clients must send, or listen on 127.0.0.1");
        }
    }

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException naming the variable that is wrong
     */
    static ProxySettings from(Function<String, @Nullable String> environment) {
        Variables variables = new Variables(environment);
        String key = variables.text("API_KEY", "");
        String origins = variables.text("CORS_ORIGINS", key.isEmpty() ? "" : "*");
        int maxBodyBytes = (int) variables.number("MAX_BODY_BYTES", 32L << 20, 1, MAX_BODY_BYTES);
        long bodyMemory = Math.max(maxBodyBytes, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        return new ProxySettings(
                variables.text("HOST", "127.0.0.1"),
                (int) variables.number("PORT", 3333, 0, 65_535),
                variables.path("CONFIG_FILE", "config.json"),
                key.isEmpty() ? null : ApiKey.of(key),
                Duration.ofSeconds(variables.number("CONNECT_TIMEOUT_SECONDS", 10, 1, DAY_SECONDS)),
                Duration.ofSeconds(variables.number("READ_TIMEOUT_SECONDS", 300, 1, DAY_SECONDS)),
                maxBodyBytes,
                variables.number("BODY_MEMORY_BYTES", bodyMemory, maxBodyBytes, Long.MAX_VALUE),
                Arrays.stream(origins.split(",", -1))
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .toList());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(PREFIX + "HOST is not an address of this machine: " + host, e);
        }
    }

    private record Variables(Function<String, @Nullable String> environment) {
        String text(String name, String otherwise) {
            String value = environment.apply(PREFIX + name);
            return value == null || value.isBlank() ? otherwise : value.strip();
        }

        long number(String name, long otherwise, long min, long max) {
            String text = text(name, String.valueOf(otherwise));
            try {
                long number = Long.parseLong(text);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // The message below says what is allowed.
            }
            throw new IllegalArgumentException(
                    PREFIX + name + " must be a whole number from " + min + " to " + max + ", not '" + text + "'");
        }

        Path path(String name, String otherwise) {
            String text = text(name, otherwise);
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(PREFIX + name + " is not a path: " + text, e);
            }
        }
    }
}
