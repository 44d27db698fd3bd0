package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Rates. LiteLLM 1.106.0 without a Redis counts in a cache of 200 entries, of which each key takes one for an hour: once 199
 * keys had called within the hour, no limit of requests held any more. So this needs a server that has just started.
 */
@ChangesItsServer
@OnEveryLine
class RateLimitsTest extends LiteLlmContract {
    @Test
    void tooManyRequestsAMinuteAreRefusedWithTheTimeToWait() {
        Secret key = make(keyFor(Models.all()).rpmLimit(1L));

        // More than two, since a minute may end in between.
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 5; i++) {
                        ask(key, "gpt-4o-mini");
                    }
                })
                .isInstanceOfSatisfying(RateLimitedException.class, e -> {
                    assertThat(e.status()).isEqualTo(429);
                    assertThat(e.retryAfter())
                            .hasValueSatisfying(
                                    wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60)));
                });
    }
}
