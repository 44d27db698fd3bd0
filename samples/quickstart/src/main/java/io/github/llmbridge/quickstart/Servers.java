package io.github.llmbridge.quickstart;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.util.List;
import java.util.Map;

/**
 * The servers to run on: the real ones if the environment names them, else stand-ins in this process.
 *
 * @param connectionUrl LiteLLM's address as the users' browsers reach it
 */
record Servers(
        String description,
        LiteLlmClient liteLlm,
        OpenWebUiClient openWebUi,
        String connectionUrl,
        List<AutoCloseable> toClose) {

    static Servers fromEnvironment(Map<String, String> environment) {
        return environment.containsKey("LITELLM_BASE_URL") ? real(environment) : standIns();
    }

    private static Servers real(Map<String, String> environment) {
        LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
        OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
        String url = environment.getOrDefault("LITELLM_PUBLIC_URL", liteLlm.baseUrl() + "/v1");
        return new Servers("real servers", liteLlm, openWebUi, url, List.of(liteLlm, openWebUi));
    }

    private static Servers standIns() {
        FakeLiteLlm fakeLiteLlm = FakeLiteLlm.builder().build();
        FakeOpenWebUi fakeOpenWebUi = FakeOpenWebUi.builder().build();
        LiteLlmClient liteLlm = LiteLlmClient.builder()
                .baseUrl(fakeLiteLlm.baseUrl().toString())
                .masterKey(Secret.of(fakeLiteLlm.masterKey()))
                .build();
        OpenWebUiClient openWebUi = OpenWebUiClient.builder()
                .baseUrl(fakeOpenWebUi.baseUrl().toString())
                .adminToken(Secret.of(fakeOpenWebUi.adminToken()))
                .build();
        return new Servers(
                "stand-ins (set LITELLM_BASE_URL and the others to run on real servers)",
                liteLlm,
                openWebUi,
                liteLlm.baseUrl() + "/v1",
                List.of(liteLlm, openWebUi, fakeLiteLlm, fakeOpenWebUi));
    }

    void close() throws Exception {
        for (AutoCloseable part : toClose) {
            part.close();
        }
    }
}
