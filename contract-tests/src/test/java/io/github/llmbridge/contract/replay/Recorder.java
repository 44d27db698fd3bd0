package io.github.llmbridge.contract.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Stands between the suite and two servers, and writes every exchange into a file. Thread safe. */
public final class Recorder implements AutoCloseable {
    /** Of the connection, and what our own sending says anew. */
    private static final Set<String> MEANINGLESS =
            Set.of("host", "connection", "content-length", "transfer-encoding", "accept-encoding");

    private final Path file;
    private final Pair servers;
    private final Tap liteLlm;
    private final Tap openWebUi;
    private final Pair taps;

    /**
     * Begins at once.
     *
     * @param file is made anew
     */
    public Recorder(Path file, URI liteLlm, String masterKey, URI openWebUi, String adminToken) {
        this.file = file;
        this.servers = new Pair(liteLlm, masterKey, openWebUi, adminToken);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            this.liteLlm = new Tap(Exchange.Product.LITELLM, liteLlm, this::write);
            this.openWebUi = new Tap(Exchange.Product.OPENWEBUI, openWebUi, this::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.taps = new Pair(this.liteLlm.address(), masterKey, this.openWebUi.address(), adminToken);
    }

    /** Where LiteLLM is found meanwhile. */
    public URI liteLlm() {
        return liteLlm.address();
    }

    /** Where Open WebUI is found meanwhile. */
    public URI openWebUi() {
        return openWebUi.address();
    }

    @Override
    public void close() {
        try {
            liteLlm.close();
            openWebUi.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write(Exchange exchange) {
        Recording.append(
                file,
                new Exchange(
                        exchange.server(),
                        exchange.started(),
                        exchange.ended(),
                        exchange.method(),
                        named(exchange.target()),
                        named(exchange.sent()),
                        named(exchange.body()),
                        exchange.status(),
                        named(exchange.received()),
                        named(exchange.answer())));
    }

    private Map<String, String> named(Map<String, String> headers) {
        Map<String, String> named = new TreeMap<>(headers);
        named.keySet().removeAll(MEANINGLESS);
        named.replaceAll((name, value) -> named(value));
        return named;
    }

    private String named(String text) {
        return servers.named(taps.named(text));
    }
}
