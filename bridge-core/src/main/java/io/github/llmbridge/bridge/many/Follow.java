package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.ChangeFeed;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Makes followers, and tells how far one of them got. Thread safe. */
public final class Follow {
    private final Parts parts;

    /** What followers are made of. */
    public record Parts(
            Engine engine,
            Tasks tasks,
            TierCatalog tiers,
            BridgeStore store,
            Clock clock,
            Sleeper sleeper,
            ThreadFactory threads) {}

    /** Made by the facade. */
    public Follow(Parts parts) {
        this.parts = parts;
    }

    /**
     * A follower that has not begun.
     *
     * @throws InvalidRequestException if the rules name a tier that is not in the catalog
     */
    public BridgeFollower follower(ChangeFeed feed, FollowOptions options, Call call) {
        options.rules().tierByTeam().values().forEach(parts.tiers()::require);
        if (options.rules().defaultTier() != null) {
            parts.tiers().require(options.rules().defaultTier());
        }
        return new Follower(parts, feed, options, call);
    }

    /** What the store tells. */
    public FollowerStatus status() {
        return status(parts, null);
    }

    /** Whose lease can be had, nobody has. */
    private static boolean isFollowed(Parts parts) {
        Optional<Lease> free = parts.store().leases().acquire(lease(parts));
        free.ifPresent(Lease::close);
        return free.isEmpty();
    }

    /** What the instance that follows holds. */
    static String lease(Parts parts) {
        return parts.engine().instance() + "/follow";
    }

    static FollowerStatus status(Parts parts, @Nullable String feedProblem) {
        Agenda.Kept kept = Agenda.kept(parts.store().journal(), parts.engine().instance());
        JournalEntry place = kept.place();
        return new FollowerStatus(
                false,
                isFollowed(parts),
                place == null ? null : place.detail(),
                place == null ? null : place.at(),
                kept.oldest()
                        .map(oldest -> Duration.between(oldest, parts.clock().instant()))
                        .orElse(Duration.ZERO),
                kept.open().size(),
                kept.failing(),
                kept.waiting(),
                feedProblem);
    }
}
