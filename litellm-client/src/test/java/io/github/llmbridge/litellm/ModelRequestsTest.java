package io.github.llmbridge.litellm;

import static io.github.llmbridge.litellm.RefusedInput.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.models.DeleteModelRequest;
import io.github.llmbridge.litellm.models.ModelDetails;
import io.github.llmbridge.litellm.models.ModelId;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.ModelQuery;
import io.github.llmbridge.litellm.models.NewModelRequest;
import io.github.llmbridge.litellm.models.UpdateModelRequest;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelRequestsTest {
    private static final ModelParams PARAMS =
            ModelParams.builder("openai/gpt-4o").build();

    static Stream<Arguments> requests() {
        return Stream.of(
                refused(
                        "modelName",
                        () -> NewModelRequest.builder(" ", "id", PARAMS).build()),
                refused("id", () -> NewModelRequest.builder("name", "", PARAMS)),
                refused(
                        "litellmParams",
                        () -> NewModelRequest.builder(
                                        "name", "id", ModelParams.changes().build())
                                .build()),
                refused("model", () -> ModelParams.builder(" ").build()),
                refused("tpm", () -> ModelParams.changes().tpm(-1L).build()),
                refused("timeout", () -> ModelParams.changes().timeout(0.0).build()),
                refused("maxBudget", () -> ModelParams.changes().maxBudget(-1.0).build()),
                refused(
                        "inputCostPerToken",
                        () -> ModelParams.changes()
                                .inputCostPerToken(Double.NaN)
                                .build()),
                refused("input_cost_per_query", () -> ModelParams.changes().price("input_cost_per_query", -1)),
                refused("id", () -> UpdateModelRequest.builder(" ")),
                refused(
                        "modelInfo",
                        () -> UpdateModelRequest.builder("id")
                                .modelInfo(ModelDetails.builder().build())
                                .build()),
                refused("modelId", () -> ModelId.of("")),
                refused("id", () -> new DeleteModelRequest("", Map.of())),
                refused("page", () -> ModelQuery.builder().page(0).build()),
                refused("size", () -> ModelQuery.builder().size(1001).build()));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatTheServerWouldMisreadIsRefusedByTheFieldsName(String field, ThrowingCallable request) {
        assertThatIllegalArgumentException().isThrownBy(request).withMessageContaining(field + " ");
    }

    @Test
    void aProvidersKeyNeverShows() {
        ModelParams params = ModelParams.builder("openai/gpt-4o")
                .apiKey(Secret.of("sk-upstream-0123456789"))
                .awsSecretAccessKey(Secret.of("very-hidden-value"))
                .build();

        assertThat(params.toString()).doesNotContain("0123456789").doesNotContain("very-hidden-value");
    }
}
