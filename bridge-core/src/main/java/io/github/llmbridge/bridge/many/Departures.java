package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.person.Removals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How many people are gone from LiteLLM of late: too many at once are rather a mistake. Thread safe. */
final class Departures {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Removals allowed;
    private final Clock clock;
    private final Map<String, Instant> gone = new HashMap<>();

    Departures(Removals allowed, Clock clock) {
        this.allowed = allowed;
        this.clock = clock;
    }

    /**
     * Whether one more may go; counts it.
     *
     * @param all how many people there are
     */
    synchronized boolean mayGo(String userId, int all) {
        Instant now = clock.instant();
        gone.values().removeIf(at -> at.isBefore(now.minus(WINDOW)));
        int others = gone.containsKey(userId) ? gone.size() - 1 : gone.size();
        if (allowed.forbid(others + 1, all)) {
            return false;
        }
        gone.put(userId, now);
        return true;
    }
}
