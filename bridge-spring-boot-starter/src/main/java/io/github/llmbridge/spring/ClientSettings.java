package io.github.llmbridge.spring;

import io.github.llmbridge.http.ClientBuilder;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Both clients' builders by the application's properties. */
final class ClientSettings {
    private static final String LITELLM = "llmbridge.litellm";
    private static final String OPENWEBUI = "llmbridge.openwebui";

    private ClientSettings() {}

    static LiteLlmClient.Builder liteLlm(BridgeProperties.LiteLlm properties) {
        PropertyCheck check = new PropertyCheck();
        Optional<String> url = check.requiredUrl(
                LITELLM + ".url", properties.url(), "the address of LiteLLM, such as http://litellm:4000");
        Optional<Secret> masterKey = check.requiredSecret(
                LITELLM + ".master-key",
                properties.masterKey(),
                "LiteLLM's master key, or a key of a user with the role proxy_admin");
        LiteLlmClient.Builder builder = LiteLlmClient.builder();
        times(check, LITELLM, builder, properties.connectTimeout(), properties.readTimeout());
        check.end();
        url.ifPresent(builder::baseUrl);
        masterKey.ifPresent(builder::masterKey);
        return builder;
    }

    static OpenWebUiClient.Builder openWebUi(BridgeProperties.OpenWebUi properties) {
        PropertyCheck check = new PropertyCheck();
        Optional<String> url = check.requiredUrl(
                OPENWEBUI + ".url", properties.url(), "the address of Open WebUI, such as http://open-webui:8080");
        Optional<Secret> token = check.secret(OPENWEBUI + ".admin-token", properties.adminToken());
        Optional<String> email = PropertyCheck.given(properties.adminEmail());
        Optional<Secret> password = check.secret(OPENWEBUI + ".admin-password", properties.adminPassword());
        if (PropertyCheck.given(properties.adminToken()).isEmpty()) {
            requireSignIn(check, properties);
        }
        OpenWebUiClient.Builder builder = OpenWebUiClient.builder();
        times(check, OPENWEBUI, builder, properties.connectTimeout(), properties.readTimeout());
        check.end();
        url.ifPresent(builder::baseUrl);
        token.ifPresentOrElse(
                builder::adminToken,
                () -> email.ifPresent(name -> password.ifPresent(secret -> builder.adminPassword(name, secret))));
        return builder;
    }

    private static void requireSignIn(PropertyCheck check, BridgeProperties.OpenWebUi properties) {
        boolean hasEmail = PropertyCheck.given(properties.adminEmail()).isPresent();
        boolean hasPassword = PropertyCheck.given(properties.adminPassword()).isPresent();
        if (!hasEmail && !hasPassword) {
            check.wrong(OPENWEBUI + ".admin-token is missing: a token of an administrator; or set " + OPENWEBUI
                    + ".admin-email and " + OPENWEBUI + ".admin-password");
        } else if (!hasPassword) {
            check.wrong(OPENWEBUI + ".admin-password is missing beside admin-email");
        } else if (!hasEmail) {
            check.wrong(OPENWEBUI + ".admin-email is missing beside admin-password");
        }
    }

    private static void times(
            PropertyCheck check,
            String prefix,
            ClientBuilder<?> builder,
            @Nullable Duration connect,
            @Nullable Duration read) {
        time(check, prefix + ".connect-timeout", connect).ifPresent(builder::connectTimeout);
        time(check, prefix + ".read-timeout", read).ifPresent(builder::readTimeout);
    }

    private static Optional<Duration> time(PropertyCheck check, String property, @Nullable Duration value) {
        if (value != null && value.toMillis() < 1) {
            check.wrong(property + " must be a millisecond at least");
        }
        return Optional.ofNullable(value);
    }
}
