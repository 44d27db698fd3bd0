package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.EndpointCatalog;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints that are served now. A reload takes them all or none; exchanges under way keep what they began with. */
final class ServedEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(ServedEndpoints.class);

    private final Path file;
    private final Function<String, @Nullable String> environment;
    private final Clock clock;
    private volatile Loaded loaded;

    /** A catalog and when it was read. */
    record Loaded(EndpointCatalog catalog, Instant at) {}

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    ServedEndpoints(Path file, Function<String, @Nullable String> environment, Clock clock) {
        this.file = file;
        this.environment = environment;
        this.clock = clock;
        this.loaded = read();
    }

    Loaded now() {
        return loaded;
    }

    Path file() {
        return file;
    }

    /** Reads the file again; if it is wrong, nothing changes. */
    synchronized Loaded reload() {
        loaded = read();
        return loaded;
    }

    private Loaded read() {
        try {
            EndpointCatalog catalog = EndpointCatalog.read(file, environment);
            catalog.warnings().forEach(warning -> LOG.warn("{}: {}", file, warning));
            return new Loaded(catalog, clock.instant());
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    file + " does not exist; CM_OPEN_WEBUI_PROXY_CONFIG_FILE names the configuration file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }
}
