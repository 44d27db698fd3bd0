package io.github.llmbridge.http;

import java.io.IOException;

/** No answer came: no connection, a time-out, or a connection that broke. */
public final class UnreachableException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenDone;

    UnreachableException(String operation, IOException cause, boolean mayHaveBeenDone) {
        super(ErrorDetails.withoutAnswer(operation, describe(cause, mayHaveBeenDone)), cause);
        this.mayHaveBeenDone = mayHaveBeenDone;
    }

    /** Whether the server may have done the work all the same, because the request had left before the connection broke. */
    public boolean mayHaveBeenDone() {
        return mayHaveBeenDone;
    }

    private static String describe(IOException cause, boolean mayHaveBeenDone) {
        String what = mayHaveBeenDone ? "no answer, outcome unknown: " : "no connection: ";
        return what + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }
}
