package io.github.llmbridge.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Lets no answer through that is longer than the limit, however small it was packed. A stream has a limit for each of its parts. */
final class LimitedAnswers implements Client {
    private final Client delegate;
    private final long limit;

    LimitedAnswers(Client delegate, long limit) {
        this.delegate = delegate;
        this.limit = limit;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Response response = delegate.execute(request, options);
        Response.Body body = response.body();
        return body == null || Operations.isStreamed(request)
                ? response
                : response.toBuilder()
                        .body(new Limited(body, Operations.name(request), limit))
                        .build();
    }

    private record Limited(Response.Body body, String operation, long limit) implements Response.Body {
        @Override
        public @Nullable Integer length() {
            return body.length();
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public InputStream asInputStream() throws IOException {
            return new LimitedStream(body.asInputStream(), operation, limit);
        }

        @Override
        public Reader asReader(Charset charset) throws IOException {
            return new InputStreamReader(asInputStream(), charset);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
