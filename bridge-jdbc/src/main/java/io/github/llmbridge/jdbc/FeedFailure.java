package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.follow.FeedException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says what a failure of LiteLLM's database means. */
final class FeedFailure {
    private static final String NO_RIGHT = "42501";
    private static final String IN_USE = "55P03";

    private FeedFailure() {}

    static FeedException of(Exception error) {
        String state = state(error);
        return new FeedException(words(state) + (state == null ? "" : " (SQL state " + state + ")"), error);
    }

    /** Whether somebody else holds a lock. */
    static boolean isInUse(Exception error) {
        return IN_USE.equals(state(error));
    }

    /** Of the innermost exception, which is the database's own. */
    private static @Nullable String state(Exception error) {
        String state = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                state = found.getSQLState();
            }
        }
        return state;
    }

    private static String words(@Nullable String state) {
        if (state == null || state.startsWith("08") || state.startsWith("57")) {
            return "LiteLLM's database does not answer";
        }
        if (state.startsWith("28")) {
            return "LiteLLM's database does not let the role in";
        }
        return NO_RIGHT.equals(state)
                ? "the role has no right to do this in LiteLLM's database; triggers need the owner of LiteLLM's tables,"
                        + " who may create a schema"
                : "LiteLLM's database refused a statement";
    }
}
