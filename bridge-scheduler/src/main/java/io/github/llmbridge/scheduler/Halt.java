package io.github.llmbridge.scheduler;

import org.jspecify.annotations.Nullable;

/** Whether this instance begins work, and if not, why. Thread safe. */
final class Halt {
    private final Telling telling;
    private Runnable pause = () -> {};
    private Runnable resume = () -> {};
    private @Nullable String why;

    Halt(Telling telling) {
        this.telling = telling;
    }

    /** Says what stops the whole instance, and what lets it go on. */
    synchronized void holds(Runnable pausing, Runnable resuming) {
        this.pause = pausing;
        this.resume = resuming;
    }

    /** Begins nothing more. */
    void stop(String reason) {
        synchronized (this) {
            if (why != null) {
                return;
            }
            why = reason;
            pause.run();
        }
        telling.tell(listener -> listener.stopped(reason));
    }

    synchronized void goOn() {
        why = null;
        resume.run();
    }

    synchronized @Nullable String why() {
        return why;
    }
}
