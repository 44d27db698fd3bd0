package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Version;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups of models ({@code access_group_ids}) add to the models that a key or a team may call by name. */
@OnEveryLine
class AccessGroupsTest extends LiteLlmContract {
    private static final List<String> GROUP = List.of("some group");

    @Test
    void besideEveryModelGroupsAreRefusedBeforeTheWire() {
        wire.clear();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> keyFor(Models.all()).accessGroupIds(GROUP).build())
                .withMessageContaining("accessGroupIds")
                .withMessageContaining("Models.none()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpdateKeyRequest.builder(KeyHash.of(chosenKey()))
                        .models(Models.all())
                        .accessGroupIds(GROUP)
                        .build())
                .withMessageContaining("accessGroupIds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewTeamRequest.builder("team", Models.all())
                        .accessGroupIds(GROUP)
                        .build())
                .withMessageContaining("accessGroupIds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpdateTeamRequest.builder("team")
                        .models(Models.all())
                        .accessGroupIds(GROUP)
                        .build())
                .withMessageContaining("accessGroupIds");

        assertThat(wire.exchanges()).isEmpty();
    }

    @Test
    void noModelByNameIsNoModel() {
        Secret key = make(keyFor(Models.none()));

        assertThatThrownBy(() -> ask(key, "gpt-4o-mini")).isInstanceOf(ApiException.class);
        assertThat(stored(key).models()).isEqualTo(Models.none());
    }

    /** Of real servers only: the stand-ins know no such groups. */
    @Test
    void theGroupsOfAKeyOpenTheirModelsAndNoOthersUnlessItMayCallEveryModel() {
        assumeThat(line.isLive()).isTrue();
        assumeThat(new Version(line.liteLlmVersion())).isGreaterThanOrEqualTo(new Version("1.90.7"));
        Object group = posted(
                "/v1/access_group",
                Map.of("access_group_name", ServerLine.unique("group"), "access_model_names", List.of("gpt-4o-mini")),
                "access_group_id");

        Secret narrow = make(keyFor(Models.none()).accessGroupIds(List.of((String) group)));

        assertThat(ask(narrow, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        assertThatThrownBy(() -> ask(narrow, "gpt-4o")).isInstanceOf(ApiException.class);
        // What the check before the wire is for.
        Map<String, Object> everything = Map.of("models", List.of(), "access_group_ids", List.of(group));
        Secret wide = Secret.of((String) posted("/key/generate", everything, "key"));
        assertThat(ask(wide, "gpt-4o")).isEqualTo("Hello from gpt-4o");
    }

    private Object posted(String path, Map<String, Object> body, String field) {
        return client.raw().send(RawRequest.post(path).json(body)).object().get(field);
    }
}
