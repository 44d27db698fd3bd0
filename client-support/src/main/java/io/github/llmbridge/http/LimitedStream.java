package io.github.llmbridge.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer that is read up to a limit, counted after unpacking. */
final class LimitedStream extends FilterInputStream {
    private final String operation;
    private final long limit;
    private long read;

    LimitedStream(InputStream in, String operation, long limit) {
        super(in);
        this.operation = operation;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limit) {
            throw new AnswerTooLongException(operation, limit);
        }
    }
}
