package io.github.llmbridge.bridge.tiers;

/** What becomes of the amount that a key has spent in the running budget period when its tier changes. */
public enum SpentPolicy {
    /** It counts on: an upgrade gives what is left of the new budget. */
    KEEP,
    /** It starts again from 0. */
    RESET
}
