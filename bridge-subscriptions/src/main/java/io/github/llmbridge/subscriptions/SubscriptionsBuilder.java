package io.github.llmbridge.subscriptions;

import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.subscriptions.Subscriptions.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Builds {@link Subscriptions}. Not thread safe. */
public final class SubscriptionsBuilder {
    private static final Duration USUAL_GRACE = Duration.ofDays(3);
    private static final Duration USUAL_HOLD = Duration.ofMinutes(5);

    private final SubscriptionStore store;
    private final SubscriptionWork work;
    private Duration grace = USUAL_GRACE;
    private Duration hold = USUAL_HOLD;
    private AtTheEnd end = AtTheEnd.SUSPENDED;
    private Set<Part> removed = EnumSet.noneOf(Part.class);
    private SpentPolicy spent = SpentPolicy.KEEP;
    private Function<Newcomer, ProvisionRequest> request = SubscriptionsBuilder::usual;
    private Predicate<String> known = userId -> false;
    private Clock clock = Clock.systemUTC();
    private Supplier<String> holders = () -> UUID.randomUUID().toString();

    SubscriptionsBuilder(SubscriptionStore store, SubscriptionWork work) {
        this.store = Inputs.present("store", store);
        this.work = Inputs.present("work", work);
    }

    private static ProvisionRequest usual(Newcomer person) {
        return ProvisionRequest.builder(person.userId(), person.email(), person.tier())
                .name(person.name())
                .build();
    }

    /** How long access lasts after the first failed payment; 3 days if not set. Zero suspends at once. */
    public SubscriptionsBuilder grace(Duration value) {
        if (Inputs.present("grace", value).isNegative()) {
            throw new IllegalArgumentException("grace must not be negative, and is " + value);
        }
        this.grace = value;
        return this;
    }

    /**
     * Removes a person whose last subscription was cancelled and is over; suspends the person if not set.
     *
     * @param parts what is taken away
     */
    public SubscriptionsBuilder removeAtTheEnd(Set<Part> parts) {
        if (Inputs.present("parts", parts).isEmpty()) {
            throw new IllegalArgumentException("parts must name what is taken away");
        }
        this.end = AtTheEnd.REMOVED;
        this.removed = EnumSet.copyOf(parts);
        return this;
    }

    /**
     * Gives a person whose last subscription was cancelled and is over, or whose trial is over, this tier, such as one
     * that is free; suspends the person if not set. Who does not pay is suspended all the same, until that subscription
     * is cancelled. The last call of this and {@link #removeAtTheEnd} counts.
     */
    public SubscriptionsBuilder tierAtTheEnd(String tier) {
        this.end = AtTheEnd.of(TextRules.requireLabel("tier", tier));
        this.removed = EnumSet.noneOf(Part.class);
        return this;
    }

    /** What becomes of the amount spent in the running budget period at a change of the tier; kept if not set. */
    public SubscriptionsBuilder spent(SpentPolicy value) {
        this.spent = Inputs.present("spent", value);
        return this;
    }

    /** The request for a person who is provisioned, such as with a team; of id, address, name and tier if not set. */
    public SubscriptionsBuilder request(Function<Newcomer, ProvisionRequest> value) {
        this.request = Inputs.present("request", value);
        return this;
    }

    /**
     * Who is there without any event: people whom the application has provisioned itself. Events of others wait for one
     * that tells who they are. Nobody if not set. What it throws, {@code accept} throws.
     */
    public SubscriptionsBuilder known(Predicate<String> userId) {
        this.known = Inputs.present("known", userId);
        return this;
    }

    /**
     * After which time a step is taken over whose process gives no sign; 5 minutes if not set. It must be longer than
     * the bridge's deadline, and than clocks of instances differ.
     */
    public SubscriptionsBuilder hold(Duration value) {
        if (Inputs.present("hold", value).isNegative() || value.isZero()) {
            throw new IllegalArgumentException("hold must be positive, and is " + value);
        }
        this.hold = value;
        return this;
    }

    /** The clock; that of the machine if not set. */
    public SubscriptionsBuilder clock(Clock value) {
        this.clock = Inputs.present("clock", value);
        return this;
    }

    SubscriptionsBuilder holders(Supplier<String> value) {
        this.holders = value;
        return this;
    }

    /** The subscriptions. */
    public Subscriptions build() {
        return new Subscriptions(
                store,
                work,
                new Settings(grace, hold, end, Set.copyOf(removed), spent, request, known, clock, holders));
    }
}
