package io.github.llmbridge.bridge.report;

import io.github.llmbridge.http.ApiException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An error in short, free of secrets and of stack traces, so that a result can be kept and sent on.
 *
 * @param type the simple name of the exception's class, such as {@code UnauthorizedException}
 * @param message its message
 * @param httpStatus of the answer; {@code null} if there was none
 */
public record StepError(
        String type, String message, @Nullable Integer httpStatus) implements Serializable {
    /** The short form of an exception. */
    public static StepError of(Throwable error) {
        Integer status = error instanceof ApiException api && api.status() > 0 ? api.status() : null;
        return new StepError(error.getClass().getSimpleName(), String.valueOf(error.getMessage()), status);
    }
}
