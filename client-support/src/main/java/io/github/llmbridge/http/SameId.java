package io.github.llmbridge.http;

import org.jspecify.annotations.Nullable;

/** Reads by an id: servers answer for some ids with another row, such as the caller's own. */
public final class SameId {
    private static final int OK = 200;

    private SameId() {}

    /**
     * The answer, if it is about what was asked for.
     *
     * @param operation resource and method, such as {@code users.info}
     * @param kind what was asked for, such as {@code user}
     * @param answered the id in the answer; {@code null} if there is none
     * @throws NotFoundException if the answer is about another, or about nothing
     */
    public static <T> T require(String operation, String kind, String asked, @Nullable String answered, T answer) {
        if (!asked.equals(answered)) {
            throw notFound(operation, kind, asked);
        }
        return answer;
    }

    /** What an answer without the row means. */
    public static NotFoundException notFound(String operation, String kind, String asked) {
        return new NotFoundException(
                new ErrorDetails(operation, OK, null, kind + " " + Texts.quoted(asked) + " not found", null));
    }
}
