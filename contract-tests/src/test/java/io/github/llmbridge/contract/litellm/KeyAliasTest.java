package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CHECKS_KEY_ALIASES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which alias a key may have. */
@OnEveryLine
class KeyAliasTest extends LiteLlmContract {
    private static final Models MINI = Models.of("gpt-4o-mini");

    private Secret withAlias(String alias) {
        return make(GenerateKeyRequest.builder(MINI).keyAlias(alias));
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.serverMessage())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("Invalid key_alias"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"../%s", "%s/..", "user/../%s", "%s\n", "%s\tx", "%s\u001fx", "%s\u007fx"})
    void aStepUpwardsOrAControlCharacterIsRefusedSince1_106(String form) {
        String alias = String.format(form, ServerLine.unique("key"));

        if (!line.does(CHECKS_KEY_ALIASES)) {
            assertThat(stored(withAlias(alias)).keyAlias()).isEqualTo(alias);
            return;
        }
        assertInvalid(() -> withAlias(alias));
        Secret other = newKey();
        assertInvalid(() -> client.keys()
                .update(UpdateKeyRequest.builder(KeyHash.of(other))
                        .keyAlias(alias)
                        .rpmLimit(7L)
                        .build()));
        assertThat(stored(other).rpmLimit()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s..x", "x/..%s", " %s ", "%s\u00a0", "llmbridge:%s:1", "Zoë 李 🦊 %s", "-%s-"})
    void allElseIsTaken(String form) {
        String alias = String.format(form, ServerLine.unique("key"));

        assertThat(stored(withAlias(alias)).keyAlias()).isEqualTo(alias);
    }

    @Test
    void anAliasMayBeLong() {
        String alias = ServerLine.unique("key") + "x".repeat(600);

        assertThat(stored(withAlias(alias)).keyAlias()).isEqualTo(alias);
    }

    @Test
    void caseAndBlanksMakeAnotherAlias() {
        String alias = ServerLine.unique("key");
        withAlias(alias);

        withAlias(alias.toUpperCase(Locale.ROOT));
        withAlias(alias + " ");
        assertThatThrownBy(() -> withAlias(alias)).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void aTakenAliasIsToldBeforeAKeyOfTheWrongForm() {
        String alias = ServerLine.unique("key");
        withAlias(alias);

        assertThatThrownBy(() -> make(
                        GenerateKeyRequest.builder(MINI).keyAlias(alias).additionalProperties(Map.of("key", "no-key"))))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void theKeyThatComesWithAUserIsNotAskedForItsAlias() {
        String alias = ServerLine.unique("key");
        withAlias(alias);
        String userId = ServerLine.unique("user");

        // Our own request never asks for that key.
        client.raw().send(RawRequest.post("/user/new").json(Map.of("user_id", userId, "key_alias", alias)));

        assertThat(client.users().info(userId).keys()).extracting(Key::keyAlias).containsExactly(alias);
    }
}
