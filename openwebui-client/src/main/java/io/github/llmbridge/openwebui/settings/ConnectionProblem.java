package io.github.llmbridge.openwebui.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something in the stored connections that does not line up, or is no structure at all. The text names the place and never
 * holds a stored value.
 *
 * @param kind what is wrong
 * @param place where, such as {@code OPENAI_API_KEYS[2]}
 * @param text both in words
 */
public record ConnectionProblem(Kind kind, String place, String text) {
    /** What is wrong. */
    public enum Kind {
        /** One of the three structures is not there; the page fails as a whole. */
        MISSING,
        /** URLs or keys are an object instead of a list; the page reads it by its names, and a repair makes a list of it. */
        NOT_A_LIST,
        /** A connection has no key; the page calls it without one. */
        NO_KEY,
        /** A connection has no config; the page skips it and takes the ones after it for another. */
        NO_CONFIG,
        /** A key or config that belongs to no connection; a repair drops it. */
        LEFT_OVER,
        /** What is stored in the place of a structure, or of all three, is none; a repair drops it. */
        UNREADABLE
    }

    /** Whether a repair drops something that is stored. */
    public boolean loses() {
        return kind == Kind.LEFT_OVER || kind == Kind.UNREADABLE;
    }

    static ConnectionProblem of(Kind kind, String place, String what) {
        return new ConnectionProblem(kind, place, place + " " + what);
    }

    static String describe(List<ConnectionProblem> problems) {
        return problems.stream().map(ConnectionProblem::text).collect(Collectors.joining("; "));
    }
}
