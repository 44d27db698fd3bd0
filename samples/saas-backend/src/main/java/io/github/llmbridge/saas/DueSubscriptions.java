package io.github.llmbridge.saas;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.subscriptions.Subscriptions;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends access whose time is over, in each instance: they may do so at once. */
@Component
class DueSubscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(DueSubscriptions.class);

    private final Subscriptions subscriptions;

    DueSubscriptions(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            int changed = subscriptions.due();
            if (changed > 0) {
                LOG.info("access of {} people has changed, since its time has come", changed);
            }
        } catch (StoreException e) {
            LOG.warn("what is due was not looked at: {}", e.getMessage());
        }
    }
}
