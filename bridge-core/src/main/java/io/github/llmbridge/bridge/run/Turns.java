package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.store.Leases;
import io.github.llmbridge.http.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One instance at a time works for a person, over all instances that share a store. */
final class Turns {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final Leases leases;
    private final String instance;
    private final Sleeper sleeper;

    Turns(Leases leases, String instance, Sleeper sleeper) {
        this.leases = leases;
        this.instance = instance;
        this.sleeper = sleeper;
    }

    /** Works once no other instance does; the work ends early if the turn is lost. */
    <T> T take(String userId, Deadline deadline, Function<Deadline, T> work) {
        try (Lease lease = await(instance + "/" + userId, deadline)) {
            return work.apply(deadline.under(lease));
        }
    }

    private Lease await(String name, Deadline deadline) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            deadline.check();
            Optional<Lease> lease = leases.acquire(name);
            if (lease.isPresent()) {
                return lease.get();
            }
            if (deadline.left().compareTo(pause) < 0) {
                throw new StoppedException("the deadline passed while another instance worked for the same user", null);
            }
            pause(pause);
            Duration next = pause.multipliedBy(2);
            pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        }
    }

    private void pause(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException("interrupted while another instance worked for the same user", e);
        }
    }
}
