package io.github.llmbridge.proxy;

import java.util.Set;

/**
 * Reads JSON byte by byte: where a model's name stands, in {@code model} itself or in the object that a stream wraps, and what
 * {@code type} says. Not thread safe; one for each answer.
 */
final class JsonFields {
    private static final String MODEL = "model";
    private static final String TYPE = "type";

    /** {@code response} of the Responses API, {@code message} of the Messages API, {@code session} of the Realtime API. */
    private static final Set<String> WRAPPERS = Set.of("response", "message", "session");

    /** Longer than all names and types that matter. */
    private static final int LONGEST = 32;

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean firstIsObject;
    private boolean secondIsObject;
    private boolean inText;
    private boolean escaped;
    private boolean isKey;
    private boolean isType;
    private boolean inModel;
    private byte before;
    private String firstKey = "";
    private String secondKey = "";
    private String type = "";

    /** Whether the value that this byte begins is the model's name. */
    boolean step(byte octet) {
        if (inText) {
            text(octet);
            return false;
        }
        switch (octet) {
            case '{', '[' -> open(octet == '{');
            case '}', ']' -> depth--;
            case '"' -> {
                beginText();
                before = octet;
                return inModel;
            }
            case ' ', '\t', '\n', '\r' -> {
                return false;
            }
            default -> {}
        }
        before = octet;
        return false;
    }

    /** Whether the last byte was within the model's name. */
    boolean inModel() {
        return inModel;
    }

    /** The last document's own type so far. */
    String type() {
        return type;
    }

    /** A new document begins, whatever became of the last one. */
    void reset() {
        depth = 0;
        inText = false;
        escaped = false;
        inModel = false;
        before = 0;
        type = "";
    }

    private void open(boolean object) {
        depth++;
        if (depth == 1) {
            firstIsObject = object;
        } else if (depth == 2) {
            secondIsObject = object;
        }
    }

    private void beginText() {
        inText = true;
        text.setLength(0);
        isKey = inObject() && (before == '{' || before == ',');
        boolean isValue = inObject() && before == ':';
        isType = isValue && depth == 1 && firstKey.equals(TYPE);
        inModel = isValue
                && (depth == 1 ? firstKey.equals(MODEL) : WRAPPERS.contains(firstKey) && secondKey.equals(MODEL));
    }

    private boolean inObject() {
        return depth == 1 ? firstIsObject : depth == 2 && firstIsObject && secondIsObject;
    }

    private void text(byte octet) {
        if (escaped) {
            escaped = false;
        } else if (octet == '\\') {
            escaped = true;
        } else if (octet == '"') {
            endText();
            return;
        }
        if ((isKey || isType) && text.length() <= LONGEST) {
            text.append((char) octet);
        }
    }

    private void endText() {
        inText = false;
        inModel = false;
        if (isKey && depth == 1) {
            firstKey = text.toString();
        } else if (isKey) {
            secondKey = text.toString();
        } else if (isType) {
            type = text.toString();
        }
    }
}
