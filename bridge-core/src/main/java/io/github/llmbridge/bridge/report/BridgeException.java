package io.github.llmbridge.bridge.report;

import io.github.llmbridge.http.LlmBridgeException;
import org.jspecify.annotations.Nullable;

/**
 * What the operations of the bridge throw, and nothing else: {@link InvalidRequestException},
 * {@link PersonNotFoundException} and {@link RefusedByPolicyException} before anything is changed,
 * {@link StepFailedException} with what was done, {@link ReadFailedException} of operations that only read, and
 * {@link PlanOutdatedException} where a plan is carried out. An argument that no server could take is an
 * {@link IllegalArgumentException} of the record that holds it.
 */
public abstract sealed class BridgeException extends LlmBridgeException
        permits InvalidRequestException,
                PersonNotFoundException,
                RefusedByPolicyException,
                StepFailedException,
                ReadFailedException,
                PlanOutdatedException {
    private static final long serialVersionUID = 1L;

    BridgeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
