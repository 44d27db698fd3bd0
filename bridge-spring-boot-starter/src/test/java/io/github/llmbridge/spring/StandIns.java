package io.github.llmbridge.spring;

import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Stand-ins of both servers, and an application whose properties name them. */
final class StandIns implements AutoCloseable {
    static final String SECRET = "a secret of the application, 32 bytes or more";

    final FakeLiteLlm liteLlm = FakeLiteLlm.builder().build();
    final FakeOpenWebUi openWebUi = FakeOpenWebUi.builder().build();

    /** An application that has said nothing yet. */
    static ApplicationContextRunner silent() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        LlmBridgeAutoConfiguration.class,
                        LlmBridgeStoreAutoConfiguration.class,
                        LlmBridgeHealthAutoConfiguration.class));
    }

    /** An application that has said all that is required. */
    ApplicationContextRunner application() {
        return silent().withPropertyValues(
                        "llmbridge.litellm.url=" + liteLlm.baseUrl(),
                        "llmbridge.litellm.master-key=" + liteLlm.masterKey(),
                        "llmbridge.openwebui.url=" + openWebUi.baseUrl(),
                        "llmbridge.openwebui.admin-email=" + openWebUi.adminEmail(),
                        "llmbridge.openwebui.admin-password=" + openWebUi.adminPassword(),
                        "llmbridge.connection-url=" + liteLlm.baseUrl() + "/v1",
                        "llmbridge.secret=" + SECRET,
                        "llmbridge.tiers.free.models=gpt-4o-mini",
                        "llmbridge.tiers.free.max-budget=1.5",
                        "llmbridge.tiers.free.budget-duration=30d");
    }

    @Override
    public void close() {
        liteLlm.close();
        openWebUi.close();
    }
}
