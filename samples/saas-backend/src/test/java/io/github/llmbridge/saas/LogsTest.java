package io.github.llmbridge.saas;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.subscriptions.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Logs name nobody, and no secret, whatever goes wrong. */
class LogsTest {
    private static List<String> texts(ListAppender<ILoggingEvent> logged) {
        return List.copyOf(logged.list).stream()
                .flatMap(event -> Stream.concat(
                        Stream.of(event.getFormattedMessage()),
                        Stream.ofNullable(event.getThrowableProxy()).map(ThrowableProxyUtil::asString)))
                .toList();
    }

    @Test
    void logsNameNobodyAndNoSecret() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        try (Backend backend = Backend.start()) {
            root.setLevel(Level.INFO);
            root.addAppender(logged);
            Customer person = backend.person();
            Backend.Visitor visitor = backend.visitor();
            visitor.signIn(person.email(), "a wrong password");
            visitor.signIn(person.email(), Backend.PASSWORD);
            String shown =
                    visitor.post("/account", "/account/chat-password", Map.of()).body();
            String chatPassword = shown.replaceAll("(?s).*<code>(.*)</code>.*", "$1");
            webhook(backend, person, "changed", ",\"tier\":\"gold\"");
            webhook(backend, person, "changed", "");
            webhook(backend, person, "cancelled", ",\"now\":true");
            backend.send(backend.stripe("{\"type\":\"customer.subscription.deleted\",\"id\":\"evt_1\"}"));
            backend.liteLlm().users().delete(person.id());
            visitor.post("/account", "/account/rotate-key", Map.of());
            webhook(backend, person, "renewed", "");
            backend.bean(Subscriptions.class).due();

            List<String> all = texts(logged);
            assertThat(all)
                    .anyMatch(text -> text.contains("a signed webhook has a wrong field"))
                    .anyMatch(text -> text.contains("a key was not replaced"));
            List<String> hidden = List.of(
                    person.id(),
                    person.email(),
                    chatPassword,
                    Backend.PASSWORD,
                    Backend.OPERATOR_PASSWORD,
                    Backend.STRIPE_SECRET,
                    backend.bean(SaasProperties.class).webhookSecrets().get(0));
            assertThat(all).noneMatch(text -> hidden.stream().anyMatch(text::contains));
            assertThat(backend.bean(SaasProperties.class).toString()).doesNotContain("whsec");
            assertThat(backend.bean(LiteLlmClient.class).toString()
                            + backend.bean(OpenWebUiClient.class).toString())
                    .doesNotContain("sk-");
        } finally {
            root.detachAppender(logged);
        }
    }

    private static void webhook(Backend backend, Customer person, String what, String more) throws Exception {
        Instant now = Instant.now();
        backend.send(backend.webhook("evt-" + UUID.randomUUID(), now, """
                {"type":"subscription.%s","timestamp":"%s","data":{"user_id":"%s","subscription_id":"sub-1"%s}}""".formatted(what, now, person.id(), more)));
        backend.rest();
    }
}
