package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CALLS_ITSELF_HEALTHY;
import static io.github.llmbridge.contract.LiteLlmBehaviour.TELLS_ITS_VERSION_TO_KEYS_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.LiteLlmClient;
import org.junit.jupiter.api.Test;

@OnEveryLine
class HealthTest extends LiteLlmContract {
    @Test
    void theServerIsAlive() {
        assertThat(client.health().liveliness()).isEqualTo("I'm alive!");
    }

    @Test
    void theServerHasItsDatabase() {
        // 1.77.3 has another word for it.
        assertThat(client.health().readiness().status())
                .isEqualTo(line.does(CALLS_ITSELF_HEALTHY) ? "healthy" : "connected");
        assertThat(client.health().readiness().db()).isEqualTo("connected");
    }

    @Test
    void theServerTellsItsVersion() {
        assertThat(client.health().version()).contains(line.liteLlmVersion());
    }

    @Test
    void theDetailsTellTheVersionSince1_106() {
        if (!has("health.readinessDetails")) {
            // 1.77.3 has no such route; there the plain answer tells the version.
            assertThatThrownBy(() -> client.health().readinessDetails()).isInstanceOf(WrongEndpointException.class);
            assertThat(client.health().readiness().version()).isEqualTo(line.liteLlmVersion());
        } else {
            assertThat(client.health().readinessDetails().version()).isEqualTo(line.liteLlmVersion());
            assertThat(client.health().readiness().version()).isNull();
        }
    }

    @Test
    void aliveAndReadyNeedNoKey() {
        LiteLlmClient stranger = client.as(chosenKey());

        assertThat(stranger.health().liveliness()).isEqualTo("I'm alive!");
        assertThat(stranger.health().readiness().db()).isEqualTo("connected");
    }

    @Test
    void theVersionNeedsAKeySince1_106() {
        LiteLlmClient stranger = client.as(chosenKey());

        if (!line.does(TELLS_ITS_VERSION_TO_KEYS_ONLY)) {
            // 1.77.3 tells everybody.
            assertThat(stranger.health().version()).contains(line.liteLlmVersion());
        } else {
            assertThatThrownBy(() -> stranger.health().version()).isInstanceOf(UnauthorizedException.class);
        }
    }

    @Test
    void callingTheModelsTellsWhichAnswer() {
        // The models of the servers under test answer without a provider, so that it costs nothing.
        assertThat(client.health().callModel("gpt-4o-mini")).satisfies(health -> {
            assertThat(health.healthyCount()).isEqualTo(1);
            assertThat(health.unhealthyCount()).isZero();
            assertThat(health.healthyEndpoints())
                    .singleElement()
                    .satisfies(endpoint -> assertThat(endpoint).containsEntry("model", "openai/gpt-4o-mini"));
        });
        assertThat(client.health().callEveryModel().healthyCount()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void theLicenceIsToldSince1_106() {
        if (!has("health.license")) {
            assertThatThrownBy(() -> client.health().license()).isInstanceOf(WrongEndpointException.class);
        } else {
            assertThat(client.health().license().hasLicense()).isFalse();
            assertThat(client.health().license().licenseType()).isEqualTo("community");
        }
    }
}
