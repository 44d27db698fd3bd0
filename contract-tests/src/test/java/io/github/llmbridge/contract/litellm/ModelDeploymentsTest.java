package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_MODEL_BLOCKS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.KEYS_OF_MODELS_FOLLOW_THE_BASE_MODEL;
import static io.github.llmbridge.contract.LiteLlmBehaviour.UPDATES_NAMES_OF_MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.models.ModelDeployment;
import io.github.llmbridge.litellm.models.ModelDetails;
import io.github.llmbridge.litellm.models.ModelId;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.ModelQuery;
import io.github.llmbridge.litellm.models.NewModelRequest;
import io.github.llmbridge.litellm.models.StoredModel;
import io.github.llmbridge.litellm.models.UpdateModelRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deployments in the proxy's database. */
@OnEveryLine
class ModelDeploymentsTest extends LiteLlmContract {
    private static final Secret UPSTREAM_KEY = Secret.of("sk-upstream-0123456789");

    private final String name = ServerLine.unique("model");
    private final String id = name + "-id";

    private NewModelRequest request(String modelName, String modelId) {
        return NewModelRequest.builder(
                        modelName,
                        modelId,
                        ModelParams.builder("openai/gpt-4o-mini")
                                .apiKey(UPSTREAM_KEY)
                                .apiBase("https://llm.example.com/v1")
                                .mockResponse("Hello from " + modelName)
                                .tpm(7_000L)
                                .timeout(30.0)
                                .putAdditionalProperties("custom_setting", "blue")
                                .build())
                .build();
    }

    private StoredModel make() {
        return client.models().create(request(name, id));
    }

    private ModelDeployment served() {
        return client.models().info(id);
    }

    @AfterEach
    void deleteIt() {
        client.models().deleteIfPresent(id);
    }

    @Test
    void aNewDeploymentServesAtOnceAndKeepsItsSecrets() {
        StoredModel stored = make();

        assertThat(stored.modelId()).isEqualTo(id);
        assertThat(stored.modelName()).isEqualTo(name);
        assertThat(stored.createdBy()).isEqualTo("default_user_id");
        // What comes back here is encrypted.
        assertThat(stored.litellmParams().get("model")).isNotEqualTo("openai/gpt-4o-mini");
        assertThat(served().modelName()).isEqualTo(name);
        assertThat(served().litellmParams().model()).isEqualTo("openai/gpt-4o-mini");
        assertThat(served().litellmParams().apiBase()).isEqualTo("https://llm.example.com/v1");
        assertThat(served().litellmParams().apiKey()).isNull();
        assertThat(served().litellmParams().tpm()).isEqualTo(7_000L);
        assertThat(served().litellmParams().timeout()).isEqualTo(30.0);
        assertThat(served().litellmParams().additionalProperties()).containsEntry("custom_setting", "blue");
        assertThat(served().modelInfo().dbModel()).isTrue();
        assertThat(served().modelInfo().mode()).isEqualTo("chat");
        assertThat(served().modelInfo().inputCostPerToken()).isEqualTo(1.5e-7);
        assertThat(ask(make(keyFor(Models.of(name))), name)).isEqualTo("Hello from " + name);
    }

    @Test
    void isListedByTheNameThatCallersUse() {
        make();

        assertThat(client.models().list().ids()).contains(name);
        assertThat(client.models().retrieve(name).id()).isEqualTo(name);
        assertThat(client.models().deployments())
                .extracting(ModelDeployment::id)
                .contains(id);
    }

    @Test
    void aNameWithASlashIsFoundThoughTheServerHasNoRouteForIt() {
        String slashed = "team/" + name;
        client.models().create(request(slashed, id));

        assertThat(client.models().retrieve(slashed).id()).isEqualTo(slashed);
        assertThatThrownBy(() -> client.models().retrieveAnswer(slashed)).isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() -> client.models().retrieve("team/nobody")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertThatThrownBy(() -> client.models().retrieve(name)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.models().info(id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[models.info] at ")
                .hasMessageContaining(": HTTP 400 ");
        assertThat(client.models().find(id)).isEmpty();
    }

    @Test
    void aKnownIdIsRefusedThoughTheServerCallsItAnErrorOfItsOwn() {
        make();

        assertThatThrownBy(this::make).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> client.models().createAnswer(request(name, id)))
                .isInstanceOf(ServerErrorException.class);
    }

    @Test
    void aNameMayBeServedTwice() {
        make();
        String other = id + "-2";

        client.models().create(request(name, other));

        assertThat(client.models().list().ids()).containsOnlyOnce(name);
        assertThat(client.models().deployments())
                .filteredOn(deployment -> deployment.modelName().equals(name))
                .extracting(ModelDeployment::id)
                .containsExactlyInAnyOrder(id, other);
        client.models().delete(other);
    }

    @Test
    void aModelOfATeamNeedsALicence() {
        NewModelRequest request = NewModelRequest.builder(
                        name, id, ModelParams.builder("openai/gpt-4o").build())
                .modelInfo(ModelDetails.of(id).teamId(newTeam(Models.all())).build())
                .build();

        assertThatThrownBy(() -> client.models().create(request)).isInstanceOf(EnterpriseOnlyException.class);
    }

    @Test
    void anUnknownTierIsUnprocessable() {
        NewModelRequest request = NewModelRequest.builder(
                        name, id, ModelParams.builder("openai/gpt-4o").build())
                .modelInfo(ModelDetails.of(id).tier("gold").build())
                .build();

        assertThatThrownBy(() -> client.models().create(request))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("body.tier");
    }

    @Test
    void aPatchChangesWhatItNamesAtOnce() {
        make();

        client.models()
                .patch(UpdateModelRequest.builder(id)
                        .modelName(name + "-new")
                        .litellmParams(
                                ModelParams.changes().mockResponse("Changed").build())
                        .modelInfo(ModelDetails.of(id).baseModel("gpt-4o").build())
                        .build());

        assertThat(served().modelName()).isEqualTo(name + "-new");
        assertThat(served().id()).isEqualTo(id);
        assertThat(served().litellmParams().apiBase()).isEqualTo("https://llm.example.com/v1");
        assertThat(served().litellmParams().additionalProperties()).containsEntry("custom_setting", "blue");
        assertThat(served().modelInfo().baseModel()).isEqualTo("gpt-4o");
        assertThat(served().modelInfo().key())
                .isEqualTo(line.does(KEYS_OF_MODELS_FOLLOW_THE_BASE_MODEL) ? "gpt-4o" : "gpt-4o-mini");
        assertThat(ask(make(keyFor(Models.all())), name + "-new")).isEqualTo("Changed");
        assertThat(client.models().list().ids()).doesNotContain(name);
    }

    @Test
    void aPatchWithNullClearsNothing() {
        make();

        StoredModel answered = client.models()
                .patch(UpdateModelRequest.builder(id)
                        .litellmParams(ModelParams.changes().tpm(null).build())
                        .build());

        assertThat(answered.modelInfo().id()).isEqualTo(id);
        assertThat(served().litellmParams().tpm()).isEqualTo(7_000L);
    }

    @Test
    void anUpdateChangesParametersOnly() {
        make();

        StoredModel stored = client.models()
                .update(UpdateModelRequest.builder(id)
                        .modelName(name + "-new")
                        .litellmParams(ModelParams.changes().rpm(9L).build())
                        .modelInfo(ModelDetails.of(id).baseModel("gpt-4o").build())
                        .build());

        // 1.77.3 keeps the name; both lines keep the details and drop what they have no name for.
        assertThat(stored.modelName()).isEqualTo(line.does(UPDATES_NAMES_OF_MODELS) ? name + "-new" : name);
        assertThat(stored.litellmParams()).containsEntry("rpm", 9).doesNotContainKey("custom_setting");
        assertThat(stored.modelInfo().baseModel()).isNull();
    }

    @Test
    void anUpdateWithoutParametersIsRefused() {
        make();

        assertThatThrownBy(() -> client.models()
                        .update(UpdateModelRequest.builder(id).modelName("x").build()))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("litellm_params not provided");
    }

    @Test
    void nobodyChangesAnUnknownDeployment() {
        UpdateModelRequest request = UpdateModelRequest.builder(id)
                .litellmParams(ModelParams.changes().rpm(9L).build())
                .build();

        assertThatThrownBy(() -> client.models().update(request)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.models().patch(request)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.models().delete(id)).isInstanceOf(NotFoundException.class);
        assertThat(client.models().deleteIfPresent(id)).isFalse();
    }

    @Test
    void whatIsInTheConfigFileCannotBeChanged() {
        ModelDeployment fromFile = client.models().deployments().stream()
                .filter(deployment -> !deployment.modelInfo().dbModel())
                .findFirst()
                .orElseThrow();
        UpdateModelRequest request = UpdateModelRequest.builder(fromFile.id())
                .litellmParams(ModelParams.changes().rpm(9L).build())
                .build();

        assertThatThrownBy(() -> client.models().update(request)).isInstanceOf(UnprocessableException.class);
        assertThatThrownBy(() -> client.models().patch(request)).isInstanceOf(UnprocessableException.class);
        assertThatThrownBy(() -> client.models().delete(fromFile.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDeletedDeploymentServesNoMore() {
        make();

        assertThat(client.models().delete(id).message()).contains(id);

        assertThat(client.models().find(id)).isEmpty();
        assertThat(client.models().list().ids()).doesNotContain(name);
        assertThatThrownBy(() -> ask(make(keyFor(Models.all())), name)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aBlockedDeploymentAnswersNobodySince1_106() {
        make();
        Secret key = make(keyFor(Models.all()));
        if (!has("models.block")) {
            assertThatThrownBy(() -> client.models().block(ModelId.of(id))).isInstanceOf(WrongEndpointException.class);
            assertThatThrownBy(() -> client.models().unblock(ModelId.of(id)))
                    .isInstanceOf(WrongEndpointException.class);
            return;
        }

        if (line.does(ANSWERS_MODEL_BLOCKS)) {
            assertThat(client.models().block(ModelId.of(id)).blocked()).isTrue();
        } else {
            assertThatThrownBy(() -> client.models().block(ModelId.of(id))).isInstanceOf(ServerErrorException.class);
        }

        assertThatThrownBy(() -> ask(key, name)).isInstanceOf(ForbiddenException.class);
        assertThat(client.models().list().ids()).doesNotContain(name);
        assertThat(served().modelInfo().blocked()).isTrue();
        if (line.does(ANSWERS_MODEL_BLOCKS)) {
            assertThat(client.models().unblock(ModelId.of(id)).blocked()).isFalse();
        } else {
            assertThatThrownBy(() -> client.models().unblock(ModelId.of(id))).isInstanceOf(ServerErrorException.class);
        }
        assertThat(ask(key, name)).isEqualTo("Hello from " + name);
        assertThatThrownBy(() -> client.models().block(ModelId.of(id + "-unknown")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void pagesShowEachDeploymentOnce() {
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> id + "-" + i).toList();
        ids.forEach(each -> client.models().create(request(name, each)));

        ModelQuery query = ModelQuery.builder().search(name).build();
        // 1.77.3 knows neither pages nor filters here, and sends everything.
        assertThat(client.models().stream(query))
                .extracting(ModelDeployment::id)
                .containsAll(ids);
        if (has("models.page")) {
            assertThat(client.models().stream(query))
                    .extracting(ModelDeployment::id)
                    .containsExactlyInAnyOrderElementsOf(ids);
            assertThat(client.models()
                            .page(ModelQuery.builder()
                                    .search(name)
                                    .page(2)
                                    .size(2)
                                    .build()))
                    .satisfies(page -> {
                        assertThat(page.data()).hasSize(2);
                        assertThat(page.totalCount()).isEqualTo(5);
                        assertThat(page.totalPages()).isEqualTo(3);
                        assertThat(page.currentPage()).isEqualTo(2);
                    });
            assertThat(client.models()
                            .page(ModelQuery.builder().modelId(ids.get(3)).build())
                            .data())
                    .extracting(ModelDeployment::id)
                    .containsExactly(ids.get(3));
            // Only the list without pages tells who may call a model.
            assertThat(client.models().page(query).data())
                    .extracting(deployment -> deployment.modelInfo().directAccess())
                    .containsOnlyNulls();
        }
        ids.forEach(each -> client.models().delete(each));
    }

    @Test
    void unknownFieldsGoOutAndComeBack() {
        client.models()
                .create(NewModelRequest.builder(
                                name,
                                id,
                                ModelParams.builder("openai/gpt-4o-mini").build())
                        .modelInfo(ModelDetails.of(id)
                                .putAdditionalProperties("cost_center", "42")
                                .build())
                        .build());

        assertThat(served().modelInfo().additionalProperties()).containsEntry("cost_center", "42");
        assertThat(served().additionalProperties()).isEqualTo(Map.of());
        assertThat(served().litellmParams().mockResponse()).isNull();
    }
}
