package io.github.llmbridge.http;

import java.util.ArrayList;

/** A list of an answer that has no type here: it may hold secrets, so its text shows their number only. */
final class ValueList<E> extends ArrayList<E> {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return "(" + size() + " values)";
    }
}
