package io.github.llmbridge.saas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this application says of itself.
 *
 * @param demo whether a billing system is played, as with the stand-ins
 * @param freeTier the tier of whoever signs up
 * @param grace how long access lasts after a failed payment
 * @param checkoutUrl where a tier is bought; {@code tier} and {@code user} are added to it
 * @param chatUrl where people open Open WebUI
 * @param operatorPassword the operator's; one that is told once at the start, if not set
 * @param webhookSecrets secrets of the Standard Webhooks, the newest first
 * @param stripe what Stripe sends
 */
@ConfigurationProperties("saas")
record SaasProperties(
        @DefaultValue("false") boolean demo,
        @DefaultValue("free") String freeTier,
        @DefaultValue("3d") Duration grace,
        @Nullable String checkoutUrl,
        String chatUrl,
        @Nullable String operatorPassword,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue Stripe stripe) {
    /**
     * What Stripe sends.
     *
     * @param secrets secrets of the endpoint, the newest first
     * @param prices which tier is sold by which price
     */
    record Stripe(
            @DefaultValue List<String> secrets,
            @DefaultValue Map<String, String> prices) {
        @Override
        public String toString() {
            return "Stripe[prices=" + prices + "]";
        }
    }

    @Override
    public String toString() {
        return "SaasProperties[demo=" + demo + ", grace=" + grace + ", " + stripe + "]";
    }
}
