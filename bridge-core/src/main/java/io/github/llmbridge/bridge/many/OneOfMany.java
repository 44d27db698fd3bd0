package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.PlanOutdatedException;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.http.LlmBridgeException;
import io.github.llmbridge.http.UnauthorizedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the operations of many people, and says how each ended. Once a server has refused the bridge's own credentials
 * it begins nothing more. Thread safe.
 */
final class OneOfMany {
    private final AtomicBoolean refused = new AtomicBoolean();

    /** How one ended. */
    enum How {
        DONE,
        AWAITING_USER_TOKEN,
        OUTDATED,
        REFUSED,
        FAILED,
        INTERRUPTED,
        NOT_BEGUN
    }

    /**
     * What became of one.
     *
     * @param result what was done; {@code null} if nothing was
     * @param why what hindered; {@code null} if nothing did
     */
    record Ended(
            How how,
            @Nullable ProvisionResult result,
            @Nullable String why) {}

    Ended run(Supplier<ProvisionResult> operation) {
        if (refused.get()) {
            return new Ended(How.NOT_BEGUN, null, "a server refused the bridge's own credentials");
        }
        try {
            ProvisionResult result = operation.get();
            return result.status() == Status.AWAITING_USER_TOKEN
                    ? new Ended(How.AWAITING_USER_TOKEN, result, "there is no way into the settings")
                    : new Ended(How.DONE, result, null);
        } catch (PlanOutdatedException e) {
            return new Ended(How.OUTDATED, null, e.getMessage());
        } catch (StepFailedException e) {
            return failed((ProvisionResult) e.result(), e, e.getCause());
        } catch (BridgeException e) {
            return new Ended(How.REFUSED, null, e.getMessage());
        } catch (LlmBridgeException e) {
            return failed(null, e, e);
        }
    }

    private Ended failed(@Nullable ProvisionResult result, LlmBridgeException error, @Nullable Throwable cause) {
        if (cause instanceof UnauthorizedException) {
            refused.set(true);
        }
        How how = Thread.currentThread().isInterrupted() ? How.INTERRUPTED : How.FAILED;
        return new Ended(how, result, error.getMessage());
    }

    /** What became of one whose work broke or was not begun. */
    static Ended without(SideBySide.Lack lack) {
        return lack.begun()
                ? new Ended(How.FAILED, null, "the work broke: " + lack.cause())
                : new Ended(How.NOT_BEGUN, null, "the caller was interrupted");
    }
}
