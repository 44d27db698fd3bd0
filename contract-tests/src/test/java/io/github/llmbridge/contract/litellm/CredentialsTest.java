package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_404_TO_CHANGES_OF_UNKNOWN_CREDENTIALS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_404_TO_UNKNOWN_CREDENTIALS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_409_TO_KNOWN_CREDENTIALS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.SHOWS_CHANGED_CREDENTIALS_AT_ONCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.credentials.Credential;
import io.github.llmbridge.litellm.credentials.CredentialAnswer;
import io.github.llmbridge.litellm.credentials.NewCredentialRequest;
import io.github.llmbridge.litellm.credentials.UpdateCredentialRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class CredentialsTest extends LiteLlmContract {
    private static final String VALUE = "sk-upstream-0123456789";

    private final String name = ServerLine.unique("credential");

    private CredentialAnswer make(String credential) {
        return client.credentials()
                .create(NewCredentialRequest.of(credential, Map.of("api_key", Secret.of(VALUE)))
                        .credentialInfo(Map.of("custom_llm_provider", "openai"))
                        .build());
    }

    @AfterEach
    void deleteIt() {
        client.credentials().deleteIfPresent(name);
    }

    @Test
    void isStoredAndShownMasked() {
        assertThat(make(name).success()).isTrue();

        Credential stored = client.credentials().info(name);
        assertThat(stored.credentialName()).isEqualTo(name);
        assertThat(stored.credentialInfo()).containsEntry("custom_llm_provider", "openai");
        assertThat(stored.credentialValues()).containsOnlyKeys("api_key");
        assertThat(stored.credentialValues().get("api_key").toString())
                .contains("****")
                .isNotEqualTo(VALUE);
        assertThat(client.credentials().list())
                .extracting(Credential::credentialName)
                .contains(name);
    }

    @Test
    void takesTheValuesOfAModel() {
        String modelId = client.models().deployments().get(0).id();

        client.credentials().create(NewCredentialRequest.ofModel(name, modelId).build());

        assertThat(client.credentials().info(name).credentialValues()).containsKey("api_key");
    }

    @Test
    void theValuesOfAnUnknownModelCannotBeTaken() {
        assertThatThrownBy(() -> client.credentials()
                        .create(NewCredentialRequest.ofModel(name, "no-such-id").build()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aKnownNameIsRefusedAndTheValueNotEchoed() {
        make(name);

        // 1.77.3 fails over it with a 500.
        assertThatThrownBy(() -> make(name))
                .isInstanceOfSatisfying(
                        AlreadyExistsException.class,
                        e -> assertThat(e.status()).isEqualTo(line.does(ANSWERS_409_TO_KNOWN_CREDENTIALS) ? 409 : 500))
                .hasMessageNotContaining(VALUE);
    }

    @Test
    void anUpdateAddsAndKeepsTheRest() {
        make(name);

        client.credentials()
                .update(UpdateCredentialRequest.builder(name)
                        .credentialInfo(Map.of("description", "of the team"))
                        .credentialValues(Map.of("api_version", Secret.of("2026-01-01")))
                        .build());

        if (line.does(SHOWS_CHANGED_CREDENTIALS_AT_ONCE)) {
            // 1.77.3 shows it within half a minute.
            Credential changed = client.credentials().info(name);
            assertThat(changed.credentialInfo())
                    .containsEntry("custom_llm_provider", "openai")
                    .containsEntry("description", "of the team");
            assertThat(changed.credentialValues()).containsOnlyKeys("api_key", "api_version");
        }
    }

    @Test
    void valuesAreTakenAwaySince1_106() {
        make(name);

        CredentialAnswer answer = client.credentials()
                .update(UpdateCredentialRequest.builder(name)
                        .credentialValuesToDelete(List.of("api_key"))
                        .displayName("Team's own")
                        .build());

        assertThat(answer.success()).isTrue();
        if (has(UpdateCredentialRequest.class, "credentialValuesToDelete")) {
            // 1.77.3 ignores both fields.
            assertThat(client.credentials().info(name).credentialValues()).isEmpty();
            assertThat(client.credentials().info(name).displayName()).isEqualTo("Team's own");
        }
    }

    @Test
    void anUnknownCredentialIsNotFound() {
        UpdateCredentialRequest request = UpdateCredentialRequest.builder(name).build();

        assertThat(client.credentials().find(name)).isEmpty();
        assertThatThrownBy(() -> client.credentials().info(name)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.credentials().update(request)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.credentials().delete(name)).isInstanceOf(NotFoundException.class);
        if (line.does(ANSWERS_404_TO_CHANGES_OF_UNKNOWN_CREDENTIALS)) {
            assertThatThrownBy(() -> client.credentials().updateAnswer(name, request))
                    .isInstanceOf(NotFoundException.class);
        } else {
            assertThat(client.credentials().updateAnswer(name, request).success())
                    .isNull();
        }
        if (line.does(ANSWERS_404_TO_UNKNOWN_CREDENTIALS)) {
            assertThatThrownBy(() -> client.credentials().deleteAnswer(name)).isInstanceOf(NotFoundException.class);
        } else {
            assertThat(client.credentials().deleteAnswer(name).success()).isTrue();
        }
    }

    @Test
    void isDeletedOnce() {
        make(name);

        assertThat(client.credentials().deleteIfPresent(name)).isTrue();
        assertThat(client.credentials().deleteIfPresent(name)).isFalse();
        assertThat(client.credentials().find(name)).isEmpty();
    }

    @Test
    void aNameMayHoldASlash() {
        String slashed = "team/" + name;
        make(slashed);

        assertThat(client.credentials().info(slashed).credentialName()).isEqualTo(slashed);
        assertThat(client.credentials().deleteIfPresent(slashed)).isTrue();
    }

    @Test
    void isForAdministratorsOnly() {
        Secret key = make(keyFor(Models.all()).userId(newUser()));

        assertThatThrownBy(() -> client.as(key).credentials().list()).isInstanceOf(ForbiddenException.class);
    }
}
