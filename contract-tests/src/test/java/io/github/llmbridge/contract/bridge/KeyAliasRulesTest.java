package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A LiteLLM with {@code litellm_settings.enable_key_alias_format_validation: true}. */
@ChangesItsServer
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.llmbridge.contract.ServerLine#checkingKeyAliases")
class KeyAliasRulesTest extends BridgeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "user-42",
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "ada@example.com",
                "Ünal Öz",
                ":::",
                "-",
                "a-very-long-id-a-very-long-id-a-very-long-id-a-very-long-id-a-very-long-id-a-very-long-id-a-very-long"
            })
    void anyUserIdMakesAnAliasThatTheServerTakes(String id) {
        String userId = ServerLine.unique("") + id;
        ProvisionRequest person = ProvisionRequest.builder(userId, ServerLine.unique("p") + "@example.com", "free")
                .build();
        assertThatThrownBy(() -> bridge.liteLlm
                        .keys()
                        .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                                .keyAlias("llmbridge:" + userId)
                                .build()))
                .as("the rule is on")
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Invalid key_alias format");

        try (BridgeFacade facade = bridge.builder().secret(Bridge.SECRET).build()) {
            assertThat(facade.provisionUser(person).status()).isEqualTo(Status.READY);
            assertThat(facade.rotateKey(userId).status()).isEqualTo(Status.READY);
            assertThat(facade.plan(person).isEmpty()).isTrue();
        }
    }
}
