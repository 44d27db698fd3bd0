package io.github.llmbridge.litellm;

import io.github.llmbridge.http.Polling;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.models.ProxyModels;
import java.time.Duration;
import java.util.function.Function;

/**
 * Waits until a change has reached the running proxy, which keeps keys and teams in a cache for up to 60 seconds. It asks as
 * the key itself for {@code /v1/models}, which costs nothing. One answer is that of one instance: where several run, each with
 * a cache of its own, others may still be behind. Thread safe.
 */
public final class KeyEffects {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Polling polling;
    private final Function<Secret, ProxyModels> models;

    KeyEffects(Polling polling, Function<Secret, ProxyModels> models) {
        this.polling = polling;
        this.models = models;
    }

    /**
     * Waits until the proxy refuses the key, after the key was blocked or deleted or its team blocked.
     *
     * @param timeout at least 60 seconds to be sure
     * @return whether it does; {@code false} when the time is up or the thread is interrupted
     * @throws io.github.llmbridge.http.ApiException if the proxy answers neither yes nor no, such as to a key that may not list
     *     models
     */
    public boolean awaitRefused(Secret key, Duration timeout) {
        ProxyModels asKey = models.apply(key);
        return polling.until(timeout, INTERVAL, () -> !accepts(asKey));
    }

    /**
     * Waits until the proxy takes the key, after the key or its team was unblocked.
     *
     * @param timeout at least 60 seconds to be sure
     * @return whether it does; {@code false} when the time is up or the thread is interrupted
     * @throws io.github.llmbridge.http.ApiException if the proxy answers neither yes nor no, such as to a key that may not list
     *     models
     */
    public boolean awaitAccepted(Secret key, Duration timeout) {
        ProxyModels asKey = models.apply(key);
        return polling.until(timeout, INTERVAL, () -> accepts(asKey));
    }

    private static boolean accepts(ProxyModels asKey) {
        try {
            asKey.list();
            return true;
        } catch (UnauthorizedException e) {
            return false;
        }
    }
}
