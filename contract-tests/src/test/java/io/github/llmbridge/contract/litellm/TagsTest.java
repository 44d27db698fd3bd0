package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_BUDGETS_OF_TAGS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.KEEPS_BUDGETS_OF_TAGS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.KEEPS_MODELS_OF_TAGS_READABLE;
import static io.github.llmbridge.contract.LiteLlmBehaviour.LOOKS_FOR_MODELS_OF_TAGS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.MAKES_TAGS_WITH_A_LIST_OF_MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.models.ModelDeployment;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.NewModelRequest;
import io.github.llmbridge.litellm.tags.NewTagRequest;
import io.github.llmbridge.litellm.tags.Tag;
import io.github.llmbridge.litellm.tags.UpdateTagRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class TagsTest extends LiteLlmContract {
    private final String name = ServerLine.unique("tag");
    private final String modelId = name + "-model";

    private void make() {
        client.tags()
                .create(NewTagRequest.builder(name).description("of the team").build());
    }

    private String newModel() {
        client.models()
                .create(NewModelRequest.builder(
                                modelId,
                                modelId,
                                ModelParams.builder("openai/gpt-4o-mini").build())
                        .build());
        return modelId;
    }

    @AfterEach
    void deleteIt() {
        client.tags().deleteIfPresent(name);
        client.models().deleteIfPresent(modelId);
    }

    @Test
    void keepsWhatWasAsked() {
        // A tag on 1.77.3 damages the rows of its models: they can be neither read nor deleted afterwards.
        boolean readable = line.does(KEEPS_MODELS_OF_TAGS_READABLE);
        String model = readable ? newModel() : "no-such-id";

        Tag made = client.tags()
                .create(NewTagRequest.builder(name)
                        .description("of the team")
                        .models(List.of(model))
                        .build())
                .tag();

        for (Tag tag : List.of(made, client.tags().info(name))) {
            assertThat(tag.name()).isEqualTo(name);
            assertThat(tag.description()).isEqualTo("of the team");
            assertThat(tag.models()).containsExactly(model);
            assertThat(tag.createdBy()).isEqualTo("default_user_id");
            assertThat(tag.createdAt()).isNotNull();
            assertThat(tag.modelInfo()).isEqualTo(readable ? Map.of(model, model) : Map.of());
        }
        assertThat(client.tags().list()).extracting(Tag::name).contains(name);
    }

    @Test
    void withoutModelsHasAnEmptyListOrNoneAsItsServerSays() {
        make();

        Tag tag = client.tags().info(name);
        if (line.does(MAKES_TAGS_WITH_A_LIST_OF_MODELS)) {
            assertThat(tag.models()).isEmpty();
            assertThat(tag.modelInfo()).isEmpty();
        } else {
            assertThat(tag.models()).isNull();
            assertThat(tag.modelInfo()).isNull();
        }
    }

    @Test
    void hasBudgetAndLimitsSince1_78() {
        client.tags()
                .create(NewTagRequest.builder(name)
                        .maxBudget(2.5)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .tpmLimit(1_000L)
                        .build());

        Map<String, Object> budget = client.tags().info(name).litellmBudgetTable();
        if (!line.does(KEEPS_BUDGETS_OF_TAGS)) {
            // 1.77.3 ignores them.
            assertThat(budget).isNull();
        } else {
            assertThat(Objects.requireNonNull(budget))
                    .containsEntry("budget_duration", "30d")
                    .containsEntry("budget_reset_at", null)
                    .containsEntry("tpm_limit", 1_000);
            client.tags().update(UpdateTagRequest.builder(name).clearMaxBudget().build());
            Map<String, Object> cleared =
                    Objects.requireNonNull(client.tags().info(name).litellmBudgetTable());
            assertThat(cleared.get("max_budget") == null).isEqualTo(line.does(CLEARS_BUDGETS_OF_TAGS));
            assertThat(cleared).containsEntry("tpm_limit", 1_000);
        }
    }

    @Test
    void anUpdateKeepsWhatItDoesNotNameThoughTheServerWouldForgetIt() {
        make();

        client.tags().update(UpdateTagRequest.builder(name).maxBudget(1).build());
        assertThat(client.tags().info(name).description()).isEqualTo("of the team");

        client.tags().updateAnswer(UpdateTagRequest.builder(name).maxBudget(1).build());
        assertThat(client.tags().info(name).description()).isNull();
    }

    @Test
    void anUpdateChangesAndClears() {
        make();

        client.tags()
                .update(UpdateTagRequest.builder(name).description("of another").build());
        assertThat(client.tags().info(name).description()).isEqualTo("of another");

        client.tags().update(UpdateTagRequest.builder(name).clearDescription().build());
        assertThat(client.tags().info(name).description()).isNull();
    }

    @Test
    void aKnownNameIsRefused() {
        make();

        assertThatThrownBy(this::make)
                .isInstanceOfSatisfying(
                        AlreadyExistsException.class,
                        e -> assertThat(e.status()).isEqualTo(500));
    }

    @Test
    void anUnknownTagIsNotFound() {
        assertThat(client.tags().find(name)).isEmpty();
        assertThatThrownBy(() -> client.tags().info(name))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[tags.info] at ")
                .hasMessageContaining(": HTTP 500 404: ");
        assertThatThrownBy(() -> client.tags()
                        .update(UpdateTagRequest.builder(name)
                                .description("x")
                                .models(List.of())
                                .build()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.tags().delete(name)).isInstanceOf(NotFoundException.class);
        assertThat(client.tags().deleteIfPresent(name)).isFalse();
    }

    @Test
    void aTagForAModelOfTheConfigFileIsNotLeftBehind() {
        String fromFile = client.models().deployments().stream()
                .filter(deployment -> !deployment.modelInfo().dbModel())
                .map(ModelDeployment::id)
                .findFirst()
                .orElseThrow();
        NewTagRequest request =
                NewTagRequest.builder(name).models(List.of(fromFile)).build();

        if (!line.does(LOOKS_FOR_MODELS_OF_TAGS)) {
            // 1.77.3 does not look.
            assertThat(client.tags().create(request).tag().models()).containsExactly(fromFile);
            return;
        }
        assertThatThrownBy(() -> client.tags().create(request)).isInstanceOf(NotFoundException.class);
        assertThat(client.tags().find(name)).isEmpty();

        assertThatThrownBy(() -> client.tags().createAnswer(request)).isInstanceOf(NotFoundException.class);
        assertThat(client.tags().find(name)).isPresent();
    }

    @Test
    void isDeletedOnce() {
        make();

        assertThat(client.tags().delete(name).message()).contains(name);
        assertThat(client.tags().deleteIfPresent(name)).isFalse();
    }
}
