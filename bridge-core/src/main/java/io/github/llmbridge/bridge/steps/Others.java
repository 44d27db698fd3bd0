package io.github.llmbridge.bridge.steps;

/** The time that processes at work for the same person give each other, from a certain moment on. */
public interface Others {
    /** Whether anybody else may be at work. */
    boolean areExpected();

    /** Whether others may take this operation for dead by now, and finish what it began. */
    boolean isOverdue();

    /** Waits for others, each time a little longer; {@code false} without waiting once they may be taken for dead. */
    boolean waitABit();
}
