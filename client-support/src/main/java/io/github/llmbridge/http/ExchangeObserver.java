package io.github.llmbridge.http;

import org.jspecify.annotations.Nullable;

/**
 * Surrounds each exchange with a server, for traces; for metrics alone {@link ClientBuilder#onExchange} is enough.
 * Thread safe.
 */
@FunctionalInterface
public interface ExchangeObserver {
    /**
     * An exchange begins on this thread; another may begin and end within it, such as a sign-in.
     *
     * @param server the product, such as {@code LiteLLM}
     * @param operation resource and method, such as {@code keys.generate}
     * @return hears of its end
     */
    Running begun(String server, String operation);

    /** An exchange that has begun. */
    @FunctionalInterface
    interface Running {
        /**
         * It has ended, on the same thread.
         *
         * @param exchange what it was; {@code null} if nothing was sent
         */
        void ended(@Nullable Exchange exchange);
    }
}
