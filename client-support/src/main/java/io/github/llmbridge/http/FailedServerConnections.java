package io.github.llmbridge.http;

import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Gives up the connection after a 500. Both servers run on uvicorn, which answers an unhandled error and then closes the
 * connection without saying so; the next request on it would be lost, with an unknown outcome.
 */
final class FailedServerConnections implements Interceptor {
    private static final int LONGEST_BODY = 64 * 1024;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Connection connection = chain.connection();
        if (response.code() != 500 || connection == null || connection.protocol() != Protocol.HTTP_1_1) {
            return response;
        }
        Buffer body = new Buffer();
        try (ResponseBody original = response.body()) {
            original.source().request(LONGEST_BODY);
            body.write(original.source().getBuffer().snapshot());
            return response.newBuilder()
                    .body(ResponseBody.create(body, original.contentType(), body.size()))
                    .build();
        } finally {
            connection.socket().close();
        }
    }
}
