package io.github.llmbridge.proxy;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * An answer's text on its way to the client: with the client's name of the model, without the endpoint's key and without a
 * byte order mark, after which few clients find the first event. Not thread safe; one for each answer.
 */
final class AnswerText {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final AnswerNames names;
    private final @Nullable KeyMask mask;

    /** How much of a byte order mark has been held back; negative as soon as the text itself has begun. */
    private int marked;

    private AnswerText(AnswerNames names, @Nullable KeyMask mask) {
        this.names = names;
        this.mask = mask;
    }

    /** Null if the answer is none that can be read. */
    static @Nullable AnswerText of(RequestedModel model, @Nullable String contentType) {
        if (!MediaTypes.isText(contentType)) {
            return null;
        }
        boolean events = MediaTypes.isEvents(contentType);
        return new AnswerText(
                events ? AnswerNames.ofEvents(model.name()) : AnswerNames.ofText(model.name()),
                EchoedKey.mask(model.endpoint().apiKey()));
    }

    Buffer pass(Buffer chunk) {
        return onward(marked < 0 ? chunk : withoutMark(chunk));
    }

    /** What was held back, when nothing more comes. */
    Buffer rest() {
        Buffer begun = onward(Buffer.buffer().appendBytes(BYTE_ORDER_MARK, 0, Math.max(0, marked)));
        return mask == null ? begun : begun.appendBuffer(mask.rest());
    }

    /** Whether a further event can follow here. */
    boolean betweenEvents() {
        return names.betweenEvents();
    }

    /** Whether the stream's last event has come. */
    boolean isWhole() {
        return names.isWhole();
    }

    private Buffer onward(Buffer chunk) {
        Buffer named = names.pass(chunk);
        return mask == null ? named : mask.pass(named);
    }

    private Buffer withoutMark(Buffer chunk) {
        for (int at = 0; at < chunk.length(); at++) {
            if (chunk.getByte(at) != BYTE_ORDER_MARK[marked]) {
                Buffer text = Buffer.buffer().appendBytes(BYTE_ORDER_MARK, 0, marked);
                marked = -1;
                return text.appendBuffer(chunk, at, chunk.length() - at);
            }
            marked++;
            if (marked == BYTE_ORDER_MARK.length) {
                marked = -1;
                return chunk.getBuffer(at + 1, chunk.length());
            }
        }
        return Buffer.buffer();
    }
}
