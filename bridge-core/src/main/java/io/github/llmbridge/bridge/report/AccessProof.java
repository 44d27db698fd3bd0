package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What real calls with a person's own key came to. It holds no secret.
 *
 * @param model the model that was asked; {@code null} if none was reached
 * @param listed the models that LiteLLM lists for the key; a team or a user may allow fewer. Empty if that was not reached.
 * @param refusal why no answer came; {@code null} if the chat was answered
 * @param error what LiteLLM said; {@code null} if nothing was called, or the chat was answered
 */
public record AccessProof(
        String userId,
        @Nullable String model,
        @SuppressWarnings("serial") List<String> listed,
        @Nullable Refusal refusal,
        @Nullable StepError error)
        implements Serializable {
    public AccessProof {
        listed = List.copyOf(listed);
    }

    /** Whether a chat was answered. */
    public boolean works() {
        return refusal == null;
    }
}
