package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserListQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server, or the client before it, makes of a request that cannot be. */
@OnEveryLine
class RequestErrorsTest extends LiteLlmContract {
    private void generateWith(GenerateKeyRequestBuilder request, Map<String, Object> more) {
        client.keys().generate(request.additionalProperties(more).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "guardrails", "prompts"})
    void anEnterpriseFieldNeedsALicence(String field) {
        assertThatThrownBy(() -> generateWith(keyFor(Models.all()), Map.of(field, List.of("gold"))))
                .isInstanceOf(EnterpriseOnlyException.class);
    }

    @Test
    void anEnterpriseFieldThatFailsWith500NeedsALicenceAllTheSame() {
        assertThatThrownBy(() -> generateWith(
                        keyFor(Models.all()),
                        Map.of("model_max_budget", Map.of("gpt-4o", Map.of("budget_limit", 1.0, "time_period", "1d")))))
                .isInstanceOfSatisfying(
                        EnterpriseOnlyException.class,
                        e -> assertThat(e.status()).isEqualTo(500));
    }

    @Test
    void anUnknownRoleIsUnprocessableAndThePlaceIsNamed() {
        NewUserRequest request = NewUserRequest.builder(ServerLine.unique("user"), Models.all())
                .additionalProperties(Map.of("user_role", "emperor"))
                .build();

        assertThatThrownBy(() -> client.users().create(request))
                .isInstanceOfSatisfying(
                        UnprocessableException.class,
                        e -> assertThat(e.status()).isEqualTo(422))
                .hasMessageContaining("[users.create] at ")
                .hasMessageContaining(": HTTP 422 body.user_role");
        assertThat(client.users().find(request.userId())).isEmpty();
    }

    @Test
    void aValueOfTheWrongTypeIsUnprocessableAndNotEchoed() {
        String secretly = chosenKey().reveal();

        assertThatThrownBy(() -> generateWith(GenerateKeyRequest.builder(Models.all()), Map.of("tpm_limit", secretly)))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("body.tpm_limit")
                .hasMessageNotContaining(secretly);
    }

    @Test
    void anUnknownColumnToSortByIsUnprocessable() {
        assertThatThrownBy(() -> client.users()
                        .list(UserListQuery.builder().sortBy("colour").build()))
                .isInstanceOfSatisfying(
                        UnprocessableException.class,
                        e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void aMisspeltFieldIsNoError() {
        generateWith(keyFor(Models.all()), Map.of("max_bugdet", 1.0));
    }

    @Test
    void whatTheServerWouldTakeAndMisreadNeverLeaves() {
        wire.clear();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyListQuery.builder().size(101).build())
                .withMessageContaining("size must be between 1 and 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyListQuery.builder().page(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserListQuery.builder().pageSize(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserListQuery.builder().pageSize(101).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keyFor(Models.all()).maxBudget(-1.0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keyFor(Models.all()).maxBudget(Double.NaN).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        UpdateUserRequest.builder("u").models(Models.all()).build());
        assertThatIllegalArgumentException().isThrownBy(() -> KeySelection.of(List.<KeyHash>of()));
        assertThatIllegalArgumentException().isThrownBy(() -> client.users().delete(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> client.users().info(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> client.teams().info(""));

        assertThat(wire.exchanges()).isEmpty();
    }
}
