package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import org.junit.jupiter.api.Test;

@OnEveryLine
class KeyInfoTest extends LiteLlmContract {
    @Test
    void aKeyIsFoundByItsHashAndShowsNoSecret() {
        Secret key = newKey();

        Key found = client.keys().find(KeyHash.of(key)).orElseThrow();

        assertThat(found.token()).isEqualTo(KeyHash.of(key));
        assertThat(found.keyName()).isEqualTo(key.toString());
        assertThat(found.toString()).doesNotContain(key.reveal());
        assertThat(found.additionalProperties().values()).doesNotContain(key.reveal());
    }

    @Test
    void aKeySeesItself() {
        Secret key = newKey();

        assertThat(client.as(key).keys().info(KeyHash.of(key)).models()).isEqualTo(Models.of("gpt-4o-mini"));
    }

    @Test
    void aKeyOfAUserDoesNotSeeTheKeyOfAnother() {
        LiteLlmClient user = client.as(make(keyFor(Models.all()).userId(newUser())));
        KeyHash another = KeyHash.of(make(keyFor(Models.all()).userId(newUser())));

        assertThatThrownBy(() -> user.keys().info(another)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> user.keys().find(another)).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void anUnknownKeyIsNotFound() {
        KeyHash unknown = KeyHash.of(chosenKey());

        assertThat(client.keys().find(unknown)).isEmpty();
        assertThatThrownBy(() -> client.keys().info(unknown))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.operation()).isEqualTo("keys.info"));
    }

    @Test
    void aKeyThatIsActiveSaysSoSince1_106() {
        String status = stored(newKey()).status();

        // 1.77.3 has no such field.
        assertThat(status).isEqualTo(has(Key.class, "status") ? "active" : null);
    }

    @Test
    void aBlockedKeyIsShownAsBlocked() {
        Key blocked = stored(make(keyFor(Models.all()).blocked(true)));

        assertThat(blocked.blocked()).isTrue();
        // 1.77.3 has no status.
        assertThat(blocked.status()).isEqualTo(has(Key.class, "status") ? "revoked" : null);
    }
}
