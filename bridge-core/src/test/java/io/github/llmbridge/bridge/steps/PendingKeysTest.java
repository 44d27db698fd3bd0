package io.github.llmbridge.bridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.Secret;
import org.junit.jupiter.api.Test;

class PendingKeysTest {
    private final PendingKeys pending = new PendingKeys();

    @Test
    void holdsTenThousandAndForgetsTheOldest() {
        for (int user = 0; user < 10_001; user++) {
            pending.note("user-" + user, Secret.of("sk-" + user));
        }

        assertThat(pending.find("user-0")).isEmpty();
        assertThat(pending.find("user-1")).contains(Secret.of("sk-1"));
        assertThat(pending.find("user-10000")).contains(Secret.of("sk-10000"));
    }

    @Test
    void aKeyThatIsNotedAgainIsTheNewest() {
        pending.note("ada", Secret.of("sk-first"));
        for (int user = 0; user < 9_999; user++) {
            pending.note("user-" + user, Secret.of("sk-" + user));
        }

        pending.note("ada", Secret.of("sk-second"));
        pending.note("one-more", Secret.of("sk-more"));

        assertThat(pending.find("ada")).contains(Secret.of("sk-second"));
        assertThat(pending.find("user-0")).isEmpty();
    }

    @Test
    void whatAConnectionHoldsIsForgotten() {
        pending.note("ada", Secret.of("sk-first"));

        pending.forget("ada");

        assertThat(pending.find("ada")).isEmpty();
    }
}
