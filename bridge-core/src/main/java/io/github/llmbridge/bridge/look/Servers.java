package io.github.llmbridge.bridge.look;

import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Both servers as their administrators see them.
 *
 * @param end when every call must have ended, in the nanoseconds of the machine's stopwatch; {@code null} if each call has an end
 *     of its own alone
 */
public record Servers(
        LiteLlmClient liteLlm,
        OpenWebUiClient openWebUi,
        @Nullable Long end) {
    /** Servers whose calls have each an end of its own. */
    public Servers(LiteLlmClient liteLlm, OpenWebUiClient openWebUi) {
        this(liteLlm, openWebUi, null);
    }

    /** The same servers, for calls that must all have ended this long from now. */
    public Servers within(Duration length) {
        CallOptions options = CallOptions.none().within(length);
        return new Servers(liteLlm.with(options), openWebUi.with(options), System.nanoTime() + length.toNanos());
    }

    /** The time that is left for calls, if it is limited; it may be negative. */
    public Optional<Duration> left() {
        return Optional.ofNullable(end).map(nanos -> Duration.ofNanos(nanos - System.nanoTime()));
    }

    /** Whether the time is over. */
    public boolean isOver() {
        return left().filter(left -> left.isNegative() || left.isZero()).isPresent();
    }
}
