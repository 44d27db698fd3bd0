package io.github.llmbridge.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import org.junit.jupiter.api.Test;

/** The README's example does what it says. */
class ProvisionAUserTest {
    @Test
    void theReadmesExampleProvisions() {
        try (FakeLiteLlm fakeLiteLlm = FakeLiteLlm.builder().build();
                FakeOpenWebUi fakeOpenWebUi = FakeOpenWebUi.builder().build();
                LiteLlmClient liteLlm = LiteLlmClient.builder()
                        .baseUrl(fakeLiteLlm.baseUrl().toString())
                        .masterKey(Secret.of(fakeLiteLlm.masterKey()))
                        .build();
                OpenWebUiClient openWebUi = OpenWebUiClient.builder()
                        .baseUrl(fakeOpenWebUi.baseUrl().toString())
                        .adminToken(Secret.of(fakeOpenWebUi.adminToken()))
                        .build()) {
            ProvisionResult result = ProvisionAUser.run(liteLlm, openWebUi, liteLlm.baseUrl() + "/v1");

            assertThat(result.status()).isEqualTo(Status.READY);
        }
    }
}
