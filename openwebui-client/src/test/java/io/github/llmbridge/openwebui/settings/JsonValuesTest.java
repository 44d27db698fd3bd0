package io.github.llmbridge.openwebui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
    @Test
    void aNumberHasNoType() {
        assertThat(JsonValues.same(7L, 7)).isTrue();
        assertThat(JsonValues.same(0.5, new BigDecimal("0.50"))).isTrue();
        assertThat(JsonValues.same(1, 2)).isFalse();
        assertThat(JsonValues.same(1, "1")).isFalse();
    }

    @Test
    void isComparedAllTheWayDown() {
        assertThat(JsonValues.same(Map.of("a", List.of(1, Map.of("b", 2L))), Map.of("a", List.of(1L, Map.of("b", 2)))))
                .isTrue();
        assertThat(JsonValues.same(Map.of("a", List.of(1, 2)), Map.of("a", List.of(2, 1))))
                .isFalse();
        assertThat(JsonValues.same(List.of(1), List.of(1, 1))).isFalse();
    }

    @Test
    void nullIsAValueAndNotAnAbsence() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("a", null);

        assertThat(JsonValues.same(withNull, new HashMap<>(withNull))).isTrue();
        assertThat(JsonValues.same(withNull, Map.of())).isFalse();
        assertThat(JsonValues.same(withNull, Map.of("b", 1))).isFalse();
        assertThat(JsonValues.same(null, 0)).isFalse();
    }
}
