package io.github.llmbridge.proxy;

import io.vertx.core.buffer.Buffer;

/**
 * Puts the client's name of the model into an answer while it passes: the value of {@code model}, or of
 * {@code response.model} as the Responses API streams it. Every other byte goes on as and when it comes; nothing is held back,
 * however the network has cut the chunks. Not thread safe; one for each answer.
 */
final class AnswerNames {
    private static final String MODEL = "model";
    private static final String RESPONSE = "response";
    private static final String DATA = "data:";

    private final byte[] name;
    private final boolean events;

    /** How much of the line is known to be {@code data:}; negative if it is another field's. */
    private int lineAt;

    private boolean betweenEvents = true;
    private byte lineEnd;
    private int depth;
    private boolean firstIsObject;
    private boolean secondIsObject;
    private boolean inText;
    private boolean escaped;
    private boolean isKey;
    private boolean dropping;
    private byte before;
    private final StringBuilder key = new StringBuilder();
    private String firstKey = "";
    private String secondKey = "";

    private AnswerNames(String name, boolean events) {
        this.name = JsonText.quote(name);
        this.events = events;
    }

    /** For one JSON document. */
    static AnswerNames ofDocument(String name) {
        return new AnswerNames(name, false);
    }

    /** For server-sent events. */
    static AnswerNames ofEvents(String name) {
        return new AnswerNames(name, true);
    }

    /** The chunk as it goes on: itself if nothing is replaced in it. */
    Buffer pass(Buffer chunk) {
        byte[] bytes = chunk.getBytes();
        Buffer out = null;
        int kept = 0;
        for (int at = 0; at < bytes.length; at++) {
            boolean dropped = dropping;
            boolean replaces = step(bytes[at]);
            if (replaces || dropped) {
                out = (out == null ? Buffer.buffer(bytes.length + name.length) : out)
                        .appendBytes(bytes, kept, at - kept);
                kept = at + 1;
                if (replaces) {
                    out.appendBytes(name);
                }
            }
        }
        return out == null ? chunk : out.appendBytes(bytes, kept, bytes.length - kept);
    }

    /** Whether a further event can follow here: only after one that is whole. */
    boolean betweenEvents() {
        return events && betweenEvents;
    }

    /** Whether the value that this byte begins is to be replaced. */
    private boolean step(byte octet) {
        if (!events) {
            return json(octet);
        }
        if (octet == '\n' || octet == '\r') {
            endLine(octet);
            return false;
        }
        betweenEvents = false;
        lineEnd = 0;
        if (lineAt >= 0 && lineAt < DATA.length()) {
            lineAt = octet == DATA.charAt(lineAt) ? lineAt + 1 : -1;
            return false;
        }
        return lineAt > 0 && json(octet);
    }

    /** Two bytes may end one line. An empty line ends the event. */
    private void endLine(byte octet) {
        boolean secondByte = octet == '\n' && lineEnd == '\r';
        lineEnd = octet;
        if (secondByte) {
            return;
        }
        if (lineAt == 0) {
            betweenEvents = true;
            depth = 0;
            inText = false;
            escaped = false;
            dropping = false;
            before = 0;
        }
        lineAt = 0;
    }

    private boolean json(byte octet) {
        if (inText) {
            text(octet);
            return false;
        }
        switch (octet) {
            case '{', '[' -> open(octet == '{');
            case '}', ']' -> depth--;
            case '"' -> {
                inText = true;
                isKey = inObject() && (before == '{' || before == ',');
                key.setLength(0);
                dropping = before == ':' && isModel();
                before = octet;
                return dropping;
            }
            case ' ', '\t', '\n', '\r' -> {
                return false;
            }
            default -> {}
        }
        before = octet;
        return false;
    }

    private void open(boolean object) {
        depth++;
        if (depth == 1) {
            firstIsObject = object;
        } else if (depth == 2) {
            secondIsObject = object;
        }
    }

    private boolean inObject() {
        return depth == 1 ? firstIsObject : depth == 2 && secondIsObject;
    }

    private boolean isModel() {
        return inObject()
                && (depth == 1 ? firstKey.equals(MODEL) : firstKey.equals(RESPONSE) && secondKey.equals(MODEL));
    }

    private void text(byte octet) {
        if (escaped) {
            escaped = false;
        } else if (octet == '\\') {
            escaped = true;
        } else if (octet == '"') {
            inText = false;
            dropping = false;
            if (isKey && depth == 1) {
                firstKey = key.toString();
            } else if (isKey) {
                secondKey = key.toString();
            }
            return;
        }
        if (isKey && key.length() <= RESPONSE.length()) {
            key.append((char) octet);
        }
    }
}
