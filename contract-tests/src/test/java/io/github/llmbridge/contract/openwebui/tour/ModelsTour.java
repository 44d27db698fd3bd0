package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.chat.ChatCompletionRequest;
import io.github.llmbridge.openwebui.connections.AdminConnection;
import io.github.llmbridge.openwebui.connections.AdminConnections;
import io.github.llmbridge.openwebui.models.Grantees;
import io.github.llmbridge.openwebui.models.ModelEntry;
import io.github.llmbridge.openwebui.models.ModelForm;
import io.github.llmbridge.openwebui.models.ModelGrant;
import io.github.llmbridge.openwebui.models.ModelGrantsRequest;
import io.github.llmbridge.openwebui.models.Models;
import java.util.List;
import java.util.Map;

/** Connections of the administrator, their models, and chats. */
final class ModelsTour extends OpenWebUiTour {
    ModelsTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        AdminConnections before = admin.connections().list();
        String prefix = id("llm");
        Secret key = line().masterKey();
        shownAs("sk-litellm", key.reveal());
        String url = shownAs("http://litellm:4000", line().liteLlmUrl()) + "/v1";
        try {
            // > Let Open WebUI ask a connection for its models, without storing it
            admin.connections().verify(AdminConnection.of(url, key));
            // > Add a connection; the others and the switch stay
            admin.connections()
                    .edit(found -> found.withEnabled(true)
                            .put(AdminConnection.of(url, key).withPrefix(prefix)));
            // > The connections, with their keys
            admin.connections().list();
            useModels(prefix + ".gpt-4o-mini", id("helpdesk"));
        } finally {
            // > Replace all connections and their switch
            admin.connections().replace(before);
        }
    }

    private void useModels(String model, String preset) {
        Person ada = newPerson();
        OpenWebUiUser user = ada.user();
        // > The models that the administrator may use
        admin.models().available();
        // > Let an account use a model; the grants of others stay
        admin.models().grantRead(model, Grantees.users(ada.id()));
        // > The models that an account may use
        user.models().available();
        // > Chat as an account
        user.chatCompletions().create(ChatCompletionRequest.of(model, "Hello?"));
        // > Make a preset
        ModelEntry entry = admin.models()
                .create(ModelForm.builder(preset, "Helpdesk")
                        .baseModelId(model)
                        .params(Map.of("system", "You help."))
                        .build());
        // > Change an entry
        admin.models().update(ModelForm.builder(entry).name("Help").build());
        if (has(Models.class, "setGrants")) {
            ModelGrant grant = new ModelGrant("user", ada.id(), "read", Map.of());
            // > Replace all grants of a model
            admin.models().setGrants(new ModelGrantsRequest(preset, "Help", List.of(grant), Map.of()));
        }
        // > A model's entry
        admin.models().find(preset);
        // > The entries of the connections' own models
        admin.models().base();
        // > Take a model from an account
        admin.models().revokeRead(model, Grantees.users(ada.id()));
        // > Delete a model's entry, on any version
        admin.models().delete(preset);
        admin.models().delete(model);
    }
}
