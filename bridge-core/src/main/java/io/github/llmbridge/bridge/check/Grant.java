package io.github.llmbridge.bridge.check;

/** Whether a rule holds, as far as it can be told. */
enum Grant {
    YES,
    MAYBE,
    NO;

    static Grant of(boolean holds) {
        return holds ? YES : NO;
    }

    /** The better of two ways to the same end. */
    Grant or(Grant other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** A refusal that something else may lift. */
    Grant unless(boolean liftedElsewhere) {
        return this == NO && liftedElsewhere ? MAYBE : this;
    }
}
