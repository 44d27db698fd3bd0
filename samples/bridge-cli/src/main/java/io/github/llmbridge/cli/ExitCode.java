package io.github.llmbridge.cli;

/** How a command ends, as {@code docs/bridge-cli.md} promises it. */
public final class ExitCode {
    /** What was asked for is done. */
    public static final int DONE = 0;

    /** It failed, or a part of it did. */
    public static final int FAILED = 1;

    /** {@code plan} has found a difference. */
    public static final int DIFFERENT = 2;

    /** The command line is wrong; nothing was begun. */
    public static final int USAGE = 64;

    private ExitCode() {}

    /** {@link #FAILED} or {@link #DONE}. */
    public static int of(boolean failed) {
        return failed ? FAILED : DONE;
    }
}
