package io.github.llmbridge.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.JsonDocuments;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyType;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Rows as they come: with less than hoped for, and with more. */
class AnswerRowsTest {
    @Test
    void rowWithoutModelsAllowsAllAsTheServerReadsIt() throws Exception {
        assertThat(read("{}", Key.class).models()).isEqualTo(Models.all());
        assertThat(read("{\"models\":null}", Key.class).models()).isEqualTo(Models.all());
        assertThat(read("{\"spend\":0}", User.class).models()).isEqualTo(Models.all());
        assertThat(read("{\"models\":null}", User.class).models()).isEqualTo(Models.all());
        assertThat(read("{\"team_id\":\"t1\"}", Team.class).models()).isEqualTo(Models.all());
        assertThat(read("{\"key\":\"sk-0\",\"models\":null}", GeneratedKey.class)
                        .models())
                .isEqualTo(Models.all());
    }

    @Test
    void rowWithoutAnythingHasEmptyCollections() throws Exception {
        User user = read("{}", User.class);

        assertThat(user.teams()).isEmpty();
        assertThat(user.metadata()).isEmpty();
        assertThat(user.additionalProperties()).isEmpty();
    }

    @Test
    void fieldWithoutANameIsKept() throws Exception {
        Key key = read("{\"models\":[],\"later_field\":1.5,\"later_map\":{\"a\":null}}", Key.class);

        assertThat(key.additionalProperties()).containsOnlyKeys("later_field", "later_map");
    }

    @Test
    void limitBeyondAnIntegerIsRead() throws Exception {
        assertThat(read("{\"tpm_limit\":9223372036854775807}", Key.class).tpmLimit())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void budgetDurationThatOthersWroteIsRead() throws Exception {
        assertThat(read("{\"budget_duration\":\"1w\"}", Key.class).budgetDuration())
                .isEqualTo("1w");
    }

    @Test
    void roleAndTypeOfANewerServerSurvive() throws Exception {
        assertThat(read("{\"user_role\":\"org_auditor\"}", User.class).userRole())
                .isEqualTo(new UserRole("org_auditor"));
        assertThat(read("{\"user_role\":\"proxy_admin\"}", User.class).userRole())
                .isEqualTo(UserRole.PROXY_ADMIN);
        assertThat(new KeyType("something_new").value()).isEqualTo("something_new");
    }

    @Test
    void generatedKeyIsMaskedInItsText() throws Exception {
        String key = "sk-" + "0".repeat(20) + "wxyz";
        GeneratedKey generated =
                read("{\"key\":\"" + key + "\",\"token\":\"" + Secret.of(key).sha256() + "\"}", GeneratedKey.class);

        assertThat(generated.key().reveal()).isEqualTo(key);
        assertThat(generated.toString()).contains("sk-...wxyz").doesNotContain(key);
    }

    private static <T> T read(String json, Class<T> type) throws IOException {
        return JsonDocuments.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), type);
    }
}
