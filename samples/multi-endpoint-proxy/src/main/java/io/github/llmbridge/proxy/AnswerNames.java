package io.github.llmbridge.proxy;

import io.vertx.core.buffer.Buffer;
import java.util.Set;

/**
 * Puts the client's name of the model into an answer while it passes, and tells where a stream of events stands. Every other
 * byte goes on as and when it comes; nothing is held back, however the network has cut the chunks. What the answer is, its
 * first byte says: many servers call their events plain text, or nothing. Not thread safe; one for each answer.
 */
final class AnswerNames {
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    /** The last events of the APIs that have no {@code [DONE]}. */
    private static final Set<String> LAST_TYPES = Set.of(
            "response.completed",
            "response.failed",
            "response.incomplete",
            "message_stop",
            "transcript.text.done",
            "speech.audio.done");

    private enum Form {
        UNKNOWN,
        DOCUMENTS,
        EVENTS
    }

    private final byte[] name;
    private final boolean saidToBeEvents;
    private final JsonFields json = new JsonFields();
    private Form form = Form.UNKNOWN;

    /** How much of the line is known to be {@code data:}; negative if it is another field's. */
    private int lineAt;

    /** How much of the event's data is known to be {@code [DONE]}; negative if it is something else. */
    private int doneAt;

    private boolean betweenEvents = true;
    private boolean hasData;
    private boolean whole;
    private byte lineEnd;

    private AnswerNames(String name, boolean saidToBeEvents) {
        this.name = JsonText.quote(name);
        this.saidToBeEvents = saidToBeEvents;
    }

    /** For what says that it is JSON or plain text, or says nothing. */
    static AnswerNames ofText(String name) {
        return new AnswerNames(name, false);
    }

    /** For what says that it is server-sent events. */
    static AnswerNames ofEvents(String name) {
        return new AnswerNames(name, true);
    }

    /** The chunk as it goes on: itself if nothing is replaced in it. */
    Buffer pass(Buffer chunk) {
        byte[] bytes = chunk.getBytes();
        Buffer out = null;
        int kept = 0;
        for (int at = 0; at < bytes.length; at++) {
            boolean dropped = json.inModel();
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
        return betweenEvents && (saidToBeEvents ? form != Form.DOCUMENTS : hasData);
    }

    /** Whether the stream's last event has come, so that nothing is missing any more. */
    boolean isWhole() {
        return whole;
    }

    /** Whether the value that this byte begins is to be replaced. */
    private boolean step(byte octet) {
        if (form == Form.UNKNOWN && octet != ' ' && octet != '\t' && octet != '\n' && octet != '\r') {
            form = octet == '{' || octet == '[' ? Form.DOCUMENTS : Form.EVENTS;
        }
        return form == Form.DOCUMENTS ? json.step(octet) : event(octet);
    }

    private boolean event(byte octet) {
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
        return lineAt > 0 && data(octet);
    }

    private boolean data(byte octet) {
        hasData = true;
        if (doneAt >= 0 && doneAt < DONE.length() && !(doneAt == 0 && octet == ' ')) {
            doneAt = octet == DONE.charAt(doneAt) ? doneAt + 1 : -1;
            whole |= doneAt == DONE.length();
        }
        return json.step(octet);
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
            whole |= LAST_TYPES.contains(json.type());
            doneAt = 0;
            json.reset();
        }
        lineAt = 0;
    }
}
