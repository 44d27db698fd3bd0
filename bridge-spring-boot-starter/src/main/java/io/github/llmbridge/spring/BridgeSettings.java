package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.http.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** The bridge's builder by the application's properties. */
final class BridgeSettings {
    private static final int SHORTEST_SECRET = 32;

    private BridgeSettings() {}

    static void apply(BridgeProperties properties, BridgeBuilder builder) {
        PropertyCheck check = new PropertyCheck();
        check.requiredUrl(
                        "llmbridge.connection-url",
                        properties.connectionUrl(),
                        "LiteLLM's address as your users' browsers reach it, such as https://llm.example.com/v1")
                .ifPresent(builder::connectionUrl);
        secret(check, "llmbridge.secret", properties.secret()).ifPresent(builder::secret);
        List<String> former = properties.formerSecrets();
        for (int i = 0; i < former.size(); i++) {
            secret(check, "llmbridge.former-secrets[" + i + "]", former.get(i)).ifPresent(builder::formerSecret);
        }
        if (PropertyCheck.given(properties.secret()).isEmpty() && !former.isEmpty()) {
            check.wrong("llmbridge.secret is missing beside former-secrets");
        }
        PropertyCheck.given(properties.pageOrigin()).ifPresent(builder::pageOrigin);
        PropertyCheck.given(properties.instance()).ifPresent(builder::instance);
        builder.checkBrowserUrl(properties.checkBrowserUrl()).settingsFunction(properties.settingsFunction());
        limits(check, properties, builder);
        check.end();
    }

    private static void limits(PropertyCheck check, BridgeProperties properties, BridgeBuilder builder) {
        attempt(check, () -> Optional.ofNullable(properties.deadline()).ifPresent(builder::deadline));
        attempt(check, () -> Optional.ofNullable(properties.patience()).ifPresent(builder::patience));
        attempt(check, () -> Optional.ofNullable(properties.peopleAtATime()).ifPresent(builder::peopleAtATime));
    }

    private static Optional<Secret> secret(PropertyCheck check, String property, @Nullable String value) {
        return check.secret(property, value).filter(secret -> {
            boolean longEnough = secret.reveal().getBytes(StandardCharsets.UTF_8).length >= SHORTEST_SECRET;
            if (!longEnough) {
                check.wrong(property + " must have at least " + SHORTEST_SECRET + " bytes");
            }
            return longEnough;
        });
    }

    /** Builds it; what the builder refuses is told by the name of its property. */
    static BridgeFacade build(BridgeBuilder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new WrongPropertiesException(List.of(byProperty(e)));
        }
    }

    private static void attempt(PropertyCheck check, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            check.wrong(byProperty(e));
        }
    }

    /** The builder's messages begin with the name of its method. */
    private static String byProperty(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf(' ');
        return end < 0
                ? "llmbridge: " + message
                : "llmbridge."
                        + DataObjectPropertyName.toDashedForm(message.substring(0, end))
                        + message.substring(end);
    }
}
