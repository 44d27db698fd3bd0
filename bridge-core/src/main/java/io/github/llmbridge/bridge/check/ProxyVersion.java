package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.http.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** LiteLLM's version, asked only where an answer depends on it, and then not again for a while. Thread safe. */
public final class ProxyVersion {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Memo<Optional<String>> version;

    /** The version of one proxy. */
    public ProxyVersion(Clock clock) {
        this.version = new Memo<>(clock, known -> known.isPresent() ? KEPT : Duration.ZERO);
    }

    /** As LiteLLM writes it; nothing if it does not tell. */
    public Optional<String> text(Servers servers) {
        return version.get(servers, ProxyVersion::ask);
    }

    /** Whether it is this version or a later one; not if LiteLLM does not tell. */
    public boolean isAtLeast(String other, Servers servers) {
        Version wanted = Version.of(other).orElseThrow(() -> new IllegalArgumentException(other + " is no version"));
        return text(servers)
                .flatMap(Version::of)
                .filter(known -> known.compareTo(wanted) >= 0)
                .isPresent();
    }

    private static Optional<String> ask(Servers servers) {
        try {
            return servers.liteLlm().health().version();
        } catch (ApiException e) {
            return Optional.empty();
        }
    }
}
