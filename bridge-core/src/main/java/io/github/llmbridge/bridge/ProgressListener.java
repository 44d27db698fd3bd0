package io.github.llmbridge.bridge;

/** Watches steps as they end; called in the thread that ran the step, so several at a time. What it throws is logged and changes nothing. */
@FunctionalInterface
public interface ProgressListener {
    /** A step of this user's provisioning has ended. */
    void stepEnded(String userId, StepResult result);
}
