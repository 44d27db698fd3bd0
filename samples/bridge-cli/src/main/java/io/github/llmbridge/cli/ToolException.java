package io.github.llmbridge.cli;

import org.jspecify.annotations.Nullable;

/** What keeps the tool from its work, with what mends it. It holds no secret. */
public final class ToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String fix;

    /** Something that the tool itself has found. */
    public ToolException(String message, String fix) {
        this(message, fix, null);
    }

    /** The same with its cause. */
    public ToolException(String message, String fix, @Nullable Throwable cause) {
        super(message, cause);
        this.fix = fix;
    }

    /** What mends it, as a sentence. */
    public String fix() {
        return fix;
    }
}
