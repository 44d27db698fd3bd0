package io.github.llmbridge.http;

import feign.Client;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log event for each exchange, with the path's template only: ids, queries, headers and bodies stay out. */
final class ExchangeLog implements Client {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.llmbridge.http.exchange");

    private final Client delegate;
    private final Clock clock;

    ExchangeLog(Client delegate, Clock clock) {
        this.delegate = delegate;
        this.clock = clock;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        long start = clock.millis();
        try {
            Response response = delegate.execute(request, options);
            log(request, Integer.toString(response.status()), start);
            return response;
        } catch (IOException e) {
            log(request, e.getClass().getSimpleName(), start);
            throw e;
        }
    }

    private void log(Request request, String outcome, long start) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {} {} -> {} in {} ms",
                    Operations.name(request),
                    request.httpMethod(),
                    path(request),
                    outcome,
                    clock.millis() - start);
        }
    }

    private static String path(Request request) {
        RequestTemplate template = request.requestTemplate();
        return template == null ? "(raw)" : template.methodMetadata().template().path();
    }
}
