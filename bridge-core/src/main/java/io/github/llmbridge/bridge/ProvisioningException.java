package io.github.llmbridge.bridge;

/**
 * Provisioning stopped at a failed step. {@link #result()} tells what was done before; sending the same request again goes
 * on from there. The cause is the first step's error, further ones are suppressed exceptions.
 */
public final class ProvisioningException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final transient ProvisionResult result;

    ProvisioningException(ProvisionResult result, RuntimeException cause) {
        super("provisioning of user '" + result.userId() + "' failed: " + cause.getMessage(), cause);
        this.result = result;
    }

    /** What was reached. */
    public ProvisionResult result() {
        return result;
    }
}
