package io.github.llmbridge.contract;

import io.github.llmbridge.openwebui.Until;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a server have what a client declares.
 *
 * @param since the first of them; {@code null} for the first that is supported
 * @param until the first after them; {@code null} if there is none
 */
public record Span(@Nullable Version since, @Nullable Version until) {
    /** What LiteLLM's client says of an operation or a field. */
    public static Span ofLiteLlm(AnnotatedElement declaration) {
        var since = declaration.getAnnotation(io.github.llmbridge.litellm.Since.class);
        return new Span(since == null ? null : new Version(since.value()), null);
    }

    /** What Open WebUI's client says of an operation or a field. */
    public static Span ofOpenWebUi(AnnotatedElement declaration) {
        var since = declaration.getAnnotation(io.github.llmbridge.openwebui.Since.class);
        var until = declaration.getAnnotation(Until.class);
        return new Span(
                since == null ? null : new Version(since.value()), until == null ? null : new Version(until.value()));
    }

    /** Whether not every supported version has it. */
    public boolean isBounded() {
        return since != null || until != null;
    }

    public boolean includes(Version version) {
        return (since == null || version.compareTo(since) >= 0) && (until == null || version.compareTo(until) < 0);
    }
}
