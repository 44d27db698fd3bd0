package io.github.llmbridge.saas;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.saas.webhooks.Payer;
import io.github.llmbridge.saas.webhooks.StandardEvents;
import io.github.llmbridge.saas.webhooks.StandardSignature;
import io.github.llmbridge.saas.webhooks.StripeEvents;
import io.github.llmbridge.saas.webhooks.StripeSignature;
import io.github.llmbridge.scheduler.BridgeScheduler;
import io.github.llmbridge.scheduler.WorkListener;
import io.github.llmbridge.subscriptions.SubscriptionStore;
import io.github.llmbridge.subscriptions.Subscriptions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the starter does not make by itself. */
@Configuration(proxyBeanMethods = false)
class BackendConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Each instance works; started once all beans are there. */
    @Bean(initMethod = "start")
    BridgeScheduler bridgeScheduler(BridgeFacade bridge, JdbcStore store, WorkListener listener) {
        return BridgeScheduler.builder(bridge.as("backend"), store)
                .listener(listener)
                .build();
    }

    @Bean
    SubscriptionStore subscriptionStore(JdbcStore store, @Value("${llmbridge.instance:default}") String instance) {
        return store.subscriptions(instance);
    }

    /** Events lead to work in the background, under the event's id. */
    @Bean
    Subscriptions subscriptions(
            SubscriptionStore store,
            BridgeScheduler scheduler,
            Customers customers,
            SaasProperties properties,
            Clock clock) {
        return Subscriptions.builder(store, scheduler::submit)
                .known(userId -> customers.find(userId).isPresent())
                .grace(properties.grace())
                .tierAtTheEnd(properties.freeTier())
                .clock(clock)
                .build();
    }

    @Bean
    StandardSignature standardSignature(SaasProperties properties, Clock clock) {
        return new StandardSignature(properties.webhookSecrets(), clock);
    }

    @Bean
    StripeSignature stripeSignature(SaasProperties properties, Clock clock) {
        return new StripeSignature(properties.stripe().secrets(), clock);
    }

    @Bean
    StandardEvents standardEvents(Customers customers) {
        return new StandardEvents(payers(customers));
    }

    @Bean
    StripeEvents stripeEvents(Customers customers, SaasProperties properties) {
        return new StripeEvents(payers(customers), properties.stripe().prices());
    }

    private static Function<String, Optional<Payer>> payers(Customers customers) {
        return userId -> customers.find(userId).map(found -> new Payer(found.id(), found.email(), found.name()));
    }
}
