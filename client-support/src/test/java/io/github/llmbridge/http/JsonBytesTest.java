package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
    @Test
    void whatAServerMayHaveStoredPassesBothWays() {
        Map<String, Object> object =
                Map.of("ü", "half a pair: \ud83d, a whole one: \ud83d\ude00", "list", List.of(1, true));

        byte[] json = JsonBytes.write(object);

        assertThat(new String(json, StandardCharsets.US_ASCII))
                .contains("\\uD83D,")
                .doesNotContain("?");
        assertThat(JsonBytes.read(json)).isEqualTo(object);
    }

    @Test
    void whatIsNoObjectIsRefusedWithoutBeingQuoted() {
        for (String text : List.of("null", "[\"sk-secret\"]", "{\"a\": sk-secret", "")) {
            assertThatThrownBy(() -> JsonBytes.read(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("sk-secret")
                    .hasNoCause();
        }
    }
}
