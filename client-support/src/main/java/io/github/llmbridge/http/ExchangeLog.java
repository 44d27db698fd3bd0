package io.github.llmbridge.http;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log event for each exchange. */
final class ExchangeLog implements Consumer<Exchange> {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.llmbridge.http.exchange");

    @Override
    public void accept(Exchange exchange) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {} {} -> {} in {} ms",
                    exchange.operation(),
                    exchange.method(),
                    exchange.route(),
                    outcome(exchange),
                    exchange.duration().toMillis());
        }
    }

    private static String outcome(Exchange exchange) {
        ApiException error = exchange.error();
        String kind = error == null ? "" : error.getClass().getSimpleName();
        return exchange.status() == 0 ? kind : (exchange.status() + " " + kind).strip();
    }
}
