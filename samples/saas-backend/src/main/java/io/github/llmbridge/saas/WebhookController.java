package io.github.llmbridge.saas;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.saas.webhooks.StandardEvents;
import io.github.llmbridge.saas.webhooks.StandardSignature;
import io.github.llmbridge.saas.webhooks.StripeEvents;
import io.github.llmbridge.saas.webhooks.StripeSignature;
import io.github.llmbridge.saas.webhooks.UnknownPayerException;
import io.github.llmbridge.saas.webhooks.WrongSignatureException;
import io.github.llmbridge.subscriptions.SubscriptionEvent;
import io.github.llmbridge.subscriptions.SubscriptionOutcome;
import io.github.llmbridge.subscriptions.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of the billing system. Nothing of a body is read before its signature is checked, and nothing of it is
 * logged.
 *
 * <p>Success means that the event is kept: what is left of it is done in the background. An event of somebody unknown
 * is answered with 404, so that the billing system repeats it: it may have overtaken the signup.
 */
@RestController
class WebhookController {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);
    private static final int MOST_BYTES = 256 * 1024;

    private final Subscriptions subscriptions;
    private final StandardSignature standardSignature;
    private final StandardEvents standardEvents;
    private final StripeSignature stripeSignature;
    private final StripeEvents stripeEvents;
    private final JsonMapper mapper;

    WebhookController(
            Subscriptions subscriptions,
            StandardSignature standardSignature,
            StandardEvents standardEvents,
            StripeSignature stripeSignature,
            StripeEvents stripeEvents,
            JsonMapper mapper) {
        this.subscriptions = subscriptions;
        this.standardSignature = standardSignature;
        this.standardEvents = standardEvents;
        this.stripeSignature = stripeSignature;
        this.stripeEvents = stripeEvents;
        this.mapper = mapper;
    }

    @PostMapping("/webhooks/subscription")
    ResponseEntity<String> receive(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            return answer(HttpStatus.CONTENT_TOO_LARGE, "too large");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return answer(HttpStatus.CONTENT_TOO_LARGE, "too large");
        }
        try {
            return accept(events(request, body));
        } catch (WrongSignatureException e) {
            LOG.warn("a webhook was refused: {}", e.getMessage());
            return answer(HttpStatus.UNAUTHORIZED, "wrong signature");
        } catch (UnknownPayerException e) {
            LOG.warn("a webhook was refused: {}", e.getMessage());
            return answer(HttpStatus.NOT_FOUND, "unknown person");
        } catch (JacksonException e) {
            LOG.warn("a signed webhook is no JSON");
            return answer(HttpStatus.BAD_REQUEST, "no JSON");
        } catch (IllegalArgumentException e) {
            LOG.warn("a signed webhook has a wrong field: {}", e.getMessage());
            return answer(HttpStatus.BAD_REQUEST, "wrong field");
        } catch (StoreException e) {
            LOG.warn("a webhook was not kept: {}", e.getMessage());
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "try again");
        }
    }

    private List<SubscriptionEvent> events(HttpServletRequest request, byte[] body) {
        String stripe = request.getHeader("Stripe-Signature");
        if (stripe != null) {
            stripeSignature.require(stripe, body);
            return stripeEvents.read(json(body));
        }
        String id = request.getHeader("webhook-id");
        standardSignature.require(
                id, request.getHeader("webhook-timestamp"), request.getHeader("webhook-signature"), body);
        return standardEvents.read(id, json(body));
    }

    private JsonNode json(byte[] body) {
        return mapper.readTree(body);
    }

    private ResponseEntity<String> accept(List<SubscriptionEvent> events) {
        String last = "ignored";
        for (SubscriptionEvent event : events) {
            SubscriptionOutcome outcome = subscriptions.accept(event);
            last = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            if (outcome instanceof SubscriptionOutcome.Refused) {
                // Repeating it would not help.
                LOG.warn("an event was refused; the operator's page tells why");
            }
        }
        return answer(HttpStatus.OK, last);
    }

    private static ResponseEntity<String> answer(HttpStatus status, String outcome) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"outcome\":\"" + outcome + "\"}");
    }
}
