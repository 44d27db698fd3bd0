package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fields that the SDK has no name for go out and come back. */
@OnEveryLine
class UnknownFieldsTest extends LiteLlmContract {
    @Test
    void ofAKeyGoOutAndComeBack() {
        Secret key = make(keyFor(Models.all())
                .additionalProperties(Map.of("aliases", Map.of("fast", "gpt-4o-mini"), "soft_budget", 2.5)));

        Key stored = stored(key);

        assertThat(stored.aliases()).isEqualTo(Map.of("fast", "gpt-4o-mini"));
        assertThat(stored.additionalProperties()).containsKey("litellm_organization_table");
    }

    @Test
    void ofAnUpdateGoOut() {
        Secret key = newKey();

        client.keys()
                .update(UpdateKeyRequest.builder(KeyHash.of(key))
                        .additionalProperties(Map.of("max_parallel_requests", 7))
                        .build());

        assertThat(stored(key).maxParallelRequests()).isEqualTo(7);
    }

    @Test
    void ofARowInAListComeBack() {
        KeyHash key = KeyHash.of(newKey());

        assertThat(client.keys().stream(KeyListQuery.builder().keyHash(key).build()))
                .singleElement()
                .satisfies(row -> assertThat(row.additionalProperties()).containsKeys("team_spend", "end_user_id"));
    }

    @Test
    void ofAUserGoOutAndComeBack() {
        String id = ServerLine.unique("user");
        client.users()
                .create(NewUserRequest.builder(id, Models.all())
                        .additionalProperties(Map.of("tpm_limit", 9_000, "teams", List.of()))
                        .build());

        assertThat(client.users().info(id).user().tpmLimit()).isEqualTo(9_000L);
        assertThat(client.users().info(id).user().additionalProperties()).containsKey("litellm_organization_table");
    }

    @Test
    void ofATeamGoOutAndComeBack() {
        String id = ServerLine.unique("team");
        client.teams()
                .create(NewTeamRequest.builder(id, Models.all())
                        .additionalProperties(Map.of("team_member_permissions", List.of("/key/info")))
                        .build());

        Team stored = client.teams().info(id).teamInfo();
        assertThat(stored.teamMemberPermissions()).containsExactly("/key/info");
        assertThat(stored.additionalProperties()).containsKey("litellm_model_table");
    }
}
