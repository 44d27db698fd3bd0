package io.github.llmbridge.http;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a {@link ClientBuilder} was told. */
record ClientSettings(
        String baseUrl,
        boolean ownsThreads,
        boolean ownsConnections,
        RetryPolicy retry,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random,
        String userAgent,
        long longestAnswer,
        Consumer<Exchange> onExchange,
        @Nullable ExchangeObserver observer) {}
