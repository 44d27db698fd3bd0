package io.github.llmbridge.bridge.person;

/**
 * From how many people a reconciliation may take something away. More than both limits allow stop it before the first
 * change: then rather the plan is wrong than the people.
 *
 * @param people this many are always allowed
 * @param percent of all people that were compared
 */
public record Removals(int people, double percent) {
    /** Ten people, or 5 % of all, whichever is more. */
    public static final Removals USUAL = new Removals(10, 5);

    /** Checks the numbers; {@link IllegalArgumentException} names the one that is wrong. */
    public Removals {
        if (people < 0) {
            throw new IllegalArgumentException("people must not be negative, and is " + people);
        }
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be from 0 to 100, and is " + percent);
        }
    }

    /** Whether so many are too many. */
    public boolean forbid(int removals, int all) {
        return removals > people && removals > all * percent / 100;
    }
}
