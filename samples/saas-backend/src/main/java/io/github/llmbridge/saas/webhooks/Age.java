package io.github.llmbridge.saas.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How old a signature may be: one that was overheard is of no use later. */
record Age(Clock clock, Duration tolerance) {
    static final Duration USUAL = Duration.ofMinutes(5);

    /** Refuses what is too far from now, in seconds since 1970 as the sender wrote them. */
    void require(String seconds) {
        Instant signed;
        try {
            signed = Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (RuntimeException e) {
            throw new WrongSignatureException("the time stamp is no number of seconds");
        }
        if (Duration.between(signed, clock.instant()).abs().compareTo(tolerance) > 0) {
            throw new WrongSignatureException("the time stamp is too far from now");
        }
    }
}
