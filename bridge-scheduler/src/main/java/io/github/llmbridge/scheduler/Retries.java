package io.github.llmbridge.scheduler;

import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.LlmBridgeException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.http.UnsupportedServerException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a failed piece of work is tried again. The pause doubles with each failure.
 *
 * @param most how many tries there are in all
 */
record Retries(int most, Duration firstPause, Duration longestPause) {
    private static final int MOST_DOUBLINGS = 30;
    private static final int FIRST_OF_SERVER_ERRORS = 500;

    /** What passes by itself: the server was too slow, another request was in the way, there were too many. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 429);

    /** What a failure means for a further try. */
    enum Verdict {
        /** The same call may work later. */
        MAY_HELP,
        /** The same call would end the same. */
        USELESS,
        /** A server refused the bridge's own credentials; it would refuse those of everybody's work. */
        UNAUTHORIZED
    }

    Verdict verdict(RuntimeException error) {
        Throwable cause = error instanceof BridgeException ? error.getCause() : error;
        if (cause == null) {
            return error instanceof StepFailedException ? Verdict.MAY_HELP : Verdict.USELESS;
        }
        if (cause instanceof UnauthorizedException) {
            return Verdict.UNAUTHORIZED;
        }
        return mayHelp(cause) ? Verdict.MAY_HELP : Verdict.USELESS;
    }

    private static boolean mayHelp(Throwable cause) {
        if (cause instanceof StoreException store) {
            return store.mayBeRepeated();
        }
        if (cause instanceof RateLimitedException || cause instanceof UnreachableException) {
            return true;
        }
        if (cause instanceof EnterpriseOnlyException || cause instanceof UnsupportedServerException) {
            return false;
        }
        if (cause instanceof ApiException api) {
            return api.status() >= FIRST_OF_SERVER_ERRORS || PASSING.contains(api.status());
        }
        // A deadline that has passed, a turn that was lost.
        return cause instanceof LlmBridgeException;
    }

    /**
     * The pause after so many failures; not shorter than the server asked for.
     *
     * @param failures from 1
     */
    Duration pause(int failures, @Nullable Throwable cause) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        Duration asked = cause instanceof ApiException api ? api.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
        return pause.compareTo(asked) < 0 ? asked : pause;
    }
}
