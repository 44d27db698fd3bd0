package io.github.llmbridge.contract.openwebui;

import static io.github.llmbridge.contract.Declarations.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.connections.AdminConnection;
import io.github.llmbridge.openwebui.models.AvailableModel;
import io.github.llmbridge.openwebui.models.DeleteModelRequest;
import io.github.llmbridge.openwebui.models.Grantees;
import io.github.llmbridge.openwebui.models.ModelEntry;
import io.github.llmbridge.openwebui.models.ModelForm;
import io.github.llmbridge.openwebui.models.ModelGrantsRequest;
import io.github.llmbridge.openwebui.models.Models;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ModelsTest extends ModelServerTest {
    @Test
    void theAdministratorSeesTheModelsOfTheConnections() {
        AvailableModel found = site.client.models().available().stream()
                .filter(one -> one.id().equals(model))
                .findFirst()
                .orElseThrow();

        assertThat(found.name()).isEqualTo(model);
        assertThat(found.ownedBy()).isEqualTo("openai");
        assertThat(found.connectionType()).isEqualTo("external");
        assertThat(found.additionalProperties()).containsEntry("urlIdx", 0);
    }

    @Test
    void aPrefixIsPartOfTheId() {
        connect(AdminConnection.of(modelServer.url(), UPSTREAM_KEY).withPrefix("acme"));

        assertThat(ids(site.client.models())).contains("acme." + model, "acme." + other);
    }

    @Test
    void modelsThatAConnectionNamesAreNotAskedFor() throws Exception {
        connect(AdminConnection.of(ErrorsTest.closedPort() + "/v1", UPSTREAM_KEY)
                .withModels(List.of(model)));

        assertThat(ids(site.client.models())).contains(model).doesNotContain(other);
    }

    @Test
    void anEntryIsMadeReadChangedAndDeleted() {
        ModelForm form = ModelForm.builder(model, "First name")
                .params(Map.of("temperature", 1))
                .meta(Map.of("description", "ours"))
                .build();

        ModelEntry made = site.client.models().create(form);

        assertThat(made.baseModelId()).isNull();
        assertThat(made.readers()).isEqualTo(Grantees.users());
        assertThat(made.isPublic()).isFalse();
        assertThat(site.client.models().find(model))
                .get()
                .extracting(ModelEntry::name)
                .isEqualTo("First name");
        assertThat(site.client.models().base()).extracting(ModelEntry::id).contains(model);

        ModelEntry changed = site.client
                .models()
                .update(ModelForm.builder(made).name("Second name").build());

        assertThat(changed.name()).isEqualTo("Second name");
        assertThat(changed.params()).containsEntry("temperature", 1);
        assertThat(changed.meta()).containsEntry("description", "ours");
        assertThat(changed.isPublic()).isFalse();

        site.client.models().delete(model);
        site.client.models().delete(model);

        assertThat(site.client.models().find(model)).isEmpty();
    }

    @Test
    void aPresetHasAModelBehindIt() {
        String preset = ServerLine.unique("preset");
        try {
            site.client
                    .models()
                    .create(ModelForm.builder(preset, "Preset")
                            .baseModelId(model)
                            .build());

            assertThat(ids(site.client.models())).contains(preset);
            assertThat(site.client.models().base()).extracting(ModelEntry::id).doesNotContain(preset);
        } finally {
            site.behind.models().delete(preset);
        }
    }

    @Test
    void aSecondEntryAlreadyExistsAlthoughTheServerSaysUnauthorized() {
        site.client.models().create(ModelForm.builder(model, model).build());

        assertThatThrownBy(() -> site.client
                        .models()
                        .create(ModelForm.builder(model, model).build()))
                .isInstanceOfSatisfying(
                        AlreadyExistsException.class,
                        error -> assertThat(error.status()).isEqualTo(401));
    }

    @Test
    void anEntryThatIsNotThereIsNotFoundAlthoughTheServerSaysUnauthorized() {
        assertThatThrownBy(() -> site.client
                        .models()
                        .update(ModelForm.builder(model, model).build()))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        error -> assertThat(error.status()).isEqualTo(401));
        assertThatThrownBy(() -> site.client.models().findAnswer(model))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        error -> assertThat(error.status())
                                .isEqualTo(
                                        line.does(OpenWebUiBehaviour.TELLS_UNKNOWN_MODELS_FROM_HIDDEN_ONES)
                                                ? 404
                                                : 401));
        assertThatThrownBy(() -> {
                    if (line.openWebUiHas(operation(Models.class, "deleteAnswer"))) {
                        site.client.models().deleteAnswer(new DeleteModelRequest(model, Map.of()));
                    } else {
                        site.client.models().deleteByAddressAnswer(model);
                    }
                })
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatThisVersionLacksIsAWrongEndpoint() {
        if (!line.openWebUiHas(operation(Models.class, "setGrants"))) {
            assertThatThrownBy(() ->
                            site.client.models().setGrants(new ModelGrantsRequest(model, null, List.of(), Map.of())))
                    .isInstanceOf(WrongEndpointException.class);
        }
        if (!line.openWebUiHas(operation(Models.class, "deleteByAddressAnswer"))) {
            assertThatThrownBy(() -> site.client.models().deleteByAddressAnswer(model))
                    .isInstanceOf(WrongEndpointException.class);
        }
    }

    @Test
    void aUserMayNeitherSeeNorChangeWhatIsNotGranted() {
        site.client.models().create(ModelForm.builder(model, model).build());
        Site.Person ada = site.newPerson();
        Models models = site.wire.openWebUi(line.openWebUiUrl(), ada.token()).models();

        if (line.does(OpenWebUiBehaviour.TELLS_UNKNOWN_MODELS_FROM_HIDDEN_ONES)) {
            assertThatThrownBy(() -> models.find(model)).isInstanceOf(ForbiddenException.class);
        } else {
            // It answers null with 200.
            assertThat(models.find(model)).isEmpty();
        }
        if (line.openWebUiHas(operation(Models.class, "setGrants"))) {
            assertThatThrownBy(() -> models.setGrants(new ModelGrantsRequest(model, null, List.of(), Map.of())))
                    .isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(() -> models.setGrants(new ModelGrantsRequest(other, null, List.of(), Map.of())))
                    .isInstanceOf(ForbiddenException.class);
        }
        assertThatThrownBy(models::base).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> models.update(ModelForm.builder(model, model).build()))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        error -> assertThat(error.status()).isEqualTo(400));
        // The words of a token that nobody can read: the two cannot be told apart.
        assertThatThrownBy(() -> models.create(ModelForm.builder(other, other).build()))
                .isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> models.delete(model)).isInstanceOf(UnauthorizedException.class);
        assertThat(site.client.models().find(model)).isPresent();
    }

    @Test
    void anUpdateNamesTheWholeEntryOnlyItsGrantsStayInTheEnd() {
        Site.Person ada = site.newPerson();
        site.client.models().grantRead(model, Grantees.users(ada.id()));

        ModelEntry entry = site.client
                .models()
                .update(ModelForm.builder(model, "renamed").accessControl(null).build());

        if (line.does(OpenWebUiBehaviour.UPDATES_OF_MODELS_KEEP_GRANTS)) {
            // access_grants of the form are empty, and are not looked at.
            assertThat(entry.readers()).isEqualTo(Grantees.users(ada.id()));
        } else if (line.does(OpenWebUiBehaviour.LISTS_MODEL_GRANTS)) {
            assertThat(entry.readers()).isEqualTo(Grantees.users());
        } else {
            // Without access_control the model is everybody's.
            assertThat(entry.isPublic()).isTrue();
        }
    }

    @Test
    void anUpdateWithoutGrantsLeavesThemOrIsAFault() {
        if (!line.does(OpenWebUiBehaviour.LISTS_MODEL_GRANTS)) {
            return;
        }
        Site.Person ada = site.newPerson();
        site.client.models().grantRead(model, Grantees.users(ada.id()));
        ModelForm form = ModelForm.builder(model, "renamed").accessGrants(null).build();

        if (line.does(OpenWebUiBehaviour.UPDATES_OF_MODELS_NEED_GRANTS)
                && !line.does(OpenWebUiBehaviour.UPDATES_OF_MODELS_CAN_DO_WITHOUT_GRANTS)) {
            assertThatThrownBy(() -> site.client.models().update(form)).isInstanceOf(ServerErrorException.class);
        } else {
            assertThat(site.client.models().update(form).readers()).isEqualTo(Grantees.users(ada.id()));
        }
    }

    @Test
    void aStrangerSeesNoModel() {
        assertThatThrownBy(() -> site.wire
                        .openWebUi(line.openWebUiUrl(), Secret.of("garbage"))
                        .models()
                        .available())
                .isInstanceOf(UnauthorizedException.class);
    }
}
