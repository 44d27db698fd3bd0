package io.github.llmbridge.bridge.report;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An operation stopped at a failed step. {@link #result()} tells what was done before; the same call goes on from there. The
 * cause is the first step's error, further ones are suppressed exceptions.
 */
public final class StepFailedException extends BridgeException {
    private static final long serialVersionUID = 1L;

    /** Serialised without its secrets. */
    private transient PersonResult result;

    /** Made by the bridge. */
    public StepFailedException(Operation operation, PersonResult result, @Nullable Throwable cause) {
        super(
                operation + " of user '" + result.userId() + "' failed: "
                        + (cause == null ? "see the result" : cause.getMessage()),
                cause);
        this.result = result;
    }

    /** What was reached. */
    public PersonResult result() {
        return result;
    }

    /** What was reached, as the kind that the operation gives. */
    public <R extends PersonResult> R result(Class<R> kind) {
        return kind.cast(result);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(result.withoutSecrets());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        result = (PersonResult) in.readObject();
    }
}
