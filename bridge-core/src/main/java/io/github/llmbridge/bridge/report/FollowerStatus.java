package io.github.llmbridge.bridge.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far Open WebUI follows LiteLLM.
 *
 * @param leads whether this instance follows at the moment
 * @param followed whether any instance follows at the moment
 * @param place where the feed goes on; {@code null} before the first change
 * @param lastChange when something was taken over last; {@code null} if nothing was
 * @param lag how long the oldest change has waited that is neither done nor told as failing or waiting
 * @param open how many changes are taken over and not done, those that fail and wait included
 * @param failing what failed and is tried again
 * @param waiting for whose settings there is no way, until there is a token
 * @param feedProblem why changes cannot be heard of; {@code null} if they can
 */
public record FollowerStatus(
        boolean leads,
        boolean followed,
        @Nullable String place,
        @Nullable Instant lastChange,
        Duration lag,
        int open,
        List<Open> failing,
        List<Open> waiting,
        @Nullable String feedProblem) {
    public FollowerStatus {
        failing = List.copyOf(failing);
        waiting = List.copyOf(waiting);
    }

    /**
     * A change that is taken over and not done.
     *
     * @param kind {@code USER}, {@code TEAM}, {@code ORGANIZATION} or {@code KEY}; {@code EVERYBODY} for a comparison
     * @param id LiteLLM's id; empty for a comparison
     * @param why what hinders
     * @param tries how often it was tried since this instance follows
     * @param nextTry when it is tried again; {@code null} where another instance follows
     */
    public record Open(
            String kind,
            String id,
            String why,
            int tries,
            @Nullable Instant nextTry) {}
}
