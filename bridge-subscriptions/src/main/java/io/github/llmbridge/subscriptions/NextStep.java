package io.github.llmbridge.subscriptions;

import io.github.llmbridge.subscriptions.Reached.Access;
import org.jspecify.annotations.Nullable;

/**
 * The one step that leads from what was reached towards what is wished.
 *
 * @param reached what is reached with it
 */
record NextStep(SubscriptionStep step, Reached reached) {
    /** What was reached for certain where a step was begun and not noted as done. */
    static Reached assumed(Reached reached, @Nullable Unfinished unfinished, Wish wish) {
        if (unfinished == null) {
            return reached;
        }
        return switch (unfinished.step()) {
            case PROVISION ->
                wish.target().access() == Access.REMOVED ? new Reached(Access.PARTLY, null, null) : reached;
            case REMOVE -> new Reached(Access.PARTLY, null, null);
            case CHANGE_TIER, RENEW -> new Reached(reached.access(), null, null);
            case SUSPEND, RESUME -> new Reached(Access.UNSURE, reached.tier(), null);
        };
    }

    /**
     * The step; {@code null} if there is nothing to do, or nothing can be done before more is known.
     *
     * @param known whether the person was there before any event
     */
    static @Nullable NextStep of(Reached reached, Wish wish, boolean known) {
        return switch (wish.target().access()) {
            case NONE -> null;
            case ACTIVE -> toActive(reached, wish, known);
            case SUSPENDED -> toSuspended(reached, wish, known);
            case REMOVED -> toRemoved(reached, known);
            case UNSURE, PARTLY -> throw new IllegalStateException("nobody wishes that");
        };
    }

    private static @Nullable NextStep toActive(Reached reached, Wish wish, boolean known) {
        Reached target = wish.target();
        return switch (reached.access()) {
            case NONE, REMOVED -> {
                // Who was there before may have an ended key, which provisioning leaves as it is.
                NextStep made = provision(wish, known ? null : target.payment());
                yield made != null ? made : known && reached.access() == Access.NONE ? changed(target) : null;
            }
            case PARTLY -> provisionAgain(wish);
            case UNSURE -> new NextStep(SubscriptionStep.RESUME, new Reached(Access.ACTIVE, reached.tier(), null));
            case SUSPENDED ->
                isOtherTier(reached, target)
                        ? new NextStep(SubscriptionStep.CHANGE_TIER, new Reached(Access.SUSPENDED, target.tier(), null))
                        : new NextStep(SubscriptionStep.RESUME, new Reached(Access.ACTIVE, reached.tier(), null));
            case ACTIVE -> {
                boolean paid = target.payment() == null || target.payment().equals(reached.payment());
                yield isOtherTier(reached, target) || !paid ? changed(reached, target) : null;
            }
        };
    }

    private static NextStep changed(Reached reached, Reached target) {
        return isOtherTier(reached, target) ? changed(target) : new NextStep(SubscriptionStep.RENEW, target);
    }

    private static NextStep changed(Reached target) {
        return new NextStep(target.tier() == null ? SubscriptionStep.RENEW : SubscriptionStep.CHANGE_TIER, target);
    }

    private static @Nullable NextStep toSuspended(Reached reached, Wish wish, boolean known) {
        Reached target = wish.target();
        return switch (reached.access()) {
            case NONE, REMOVED -> {
                NextStep made = provision(wish, null);
                yield made != null ? made : known && reached.access() == Access.NONE ? suspended(reached) : null;
            }
            case PARTLY -> provisionAgain(wish);
            case ACTIVE, UNSURE -> suspended(reached);
            case SUSPENDED -> isOtherTier(reached, target) ? new NextStep(SubscriptionStep.CHANGE_TIER, target) : null;
        };
    }

    private static NextStep suspended(Reached reached) {
        return new NextStep(SubscriptionStep.SUSPEND, new Reached(Access.SUSPENDED, reached.tier(), null));
    }

    private static @Nullable NextStep toRemoved(Reached reached, boolean known) {
        boolean isThere = switch (reached.access()) {
            case ACTIVE, SUSPENDED, UNSURE, PARTLY -> true;
            case NONE -> known;
            case REMOVED -> false;
        };
        return isThere ? new NextStep(SubscriptionStep.REMOVE, new Reached(Access.REMOVED, null, null)) : null;
    }

    /** What is left of the person may be suspended. */
    private static @Nullable NextStep provisionAgain(Wish wish) {
        NextStep made = provision(wish, null);
        return made == null
                ? null
                : new NextStep(
                        made.step(), new Reached(Access.UNSURE, made.reached().tier(), null));
    }

    private static @Nullable NextStep provision(Wish wish, @Nullable String payment) {
        String tier = wish.target().tier();
        return wish.email() == null || tier == null
                ? null
                : new NextStep(SubscriptionStep.PROVISION, new Reached(Access.ACTIVE, tier, payment));
    }

    private static boolean isOtherTier(Reached reached, Reached target) {
        return target.tier() != null && !target.tier().equals(reached.tier());
    }
}
