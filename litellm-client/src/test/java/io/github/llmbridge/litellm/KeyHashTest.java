package io.github.llmbridge.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llmbridge.http.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyHashTest {
    private static final String HASH_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void hashIsTheSha256OfTheKey() {
        assertThat(KeyHash.of(Secret.of("abc")).value()).isEqualTo(HASH_OF_ABC);
    }

    @Test
    void hashIsNoSecretAndIsShown() throws Exception {
        KeyHash hash = new KeyHash(HASH_OF_ABC);

        assertThat(hash).hasToString(HASH_OF_ABC);
        assertThat(new ObjectMapper().writeValueAsString(hash)).isEqualTo("\"" + HASH_OF_ABC + "\"");
        assertThat(new ObjectMapper().readValue("\"" + HASH_OF_ABC + "\"", KeyHash.class))
                .isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk-0123456789abcdef",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
            })
    void anythingElseIsRefusedWithoutAnEcho(String value) {
        assertThatThrownBy(() -> new KeyHash(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key hash must be 64 lower-case hexadecimal digits");
    }
}
