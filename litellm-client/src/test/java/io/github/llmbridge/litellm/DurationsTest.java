package io.github.llmbridge.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "90s, PT90S",
        "30m, PT30M",
        "12h, PT12H",
        "30d, P30D",
        "999999999s, PT999999999S",
        "3153600000s, P36500D",
        "2500000d, P2500000D"
    })
    void keyDurationIsAsLongAsItSays(String text, Duration expected) {
        assertThat(KeyDuration.of(text).toDuration()).isEqualTo(expected);
        assertThat(KeyDuration.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "1w", "1mo", "1y", "0d", "-1d", "+1d", "1.5h", "30", "d", "30 d", "30D", "1d2h", "01d", "1d "
            })
    void formThatAServerMisreadsIsNoKeyDuration(String text) {
        assertThatThrownBy(() -> KeyDuration.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key duration '" + text + "' is not allowed")
                .hasMessageContaining("s, m, h or d");
    }

    @Test
    void keyDurationIsMadeOfWholeSeconds() {
        assertThat(KeyDuration.of(Duration.ofHours(36))).isEqualTo(KeyDuration.of("129600s"));
        assertThat(KeyDuration.of(Duration.ofMillis(1999))).isEqualTo(KeyDuration.of("1s"));
    }

    @Test
    void keyDurationIsMadeOfWholeDaysWhichLiteLlm1773DoesNotMisread() {
        assertThat(KeyDuration.of(Duration.ofDays(36_500))).isEqualTo(KeyDuration.of("36500d"));
        assertThat(KeyDuration.of(Duration.parse("PT48H"))).isEqualTo(KeyDuration.of("2d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2500001d", "999999999d", "216000000001s", "99999999999999999999999d"})
    void lengthThatLiteLlmCannotCountIsRefusedForThatReason(String text) {
        assertThatThrownBy(() -> KeyDuration.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key duration '" + text + "' is too long")
                .hasMessageContaining("2500000d");
        assertThatThrownBy(() -> BudgetDuration.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("budget duration '" + text + "' is too long");
    }

    @Test
    void lengthThatLiteLlmCannotCountIsRefusedAsADurationToo() {
        assertThatThrownBy(() -> KeyDuration.of(Duration.ofDays(2_500_001))).hasMessageContaining("is too long");
        assertThatThrownBy(() -> KeyDuration.of(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageContaining("is too long");
    }

    @Test
    void keyDurationOfLessThanASecondIsRefused() {
        assertThatThrownBy(() -> KeyDuration.of(Duration.ZERO)).hasMessageContaining("key duration '0s'");
        assertThatThrownBy(() -> KeyDuration.of(Duration.ofMillis(999))).hasMessageContaining("key duration '0s'");
        assertThatThrownBy(() -> KeyDuration.of(Duration.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "30m", "1h", "1d", "7d", "30d", "1mo"})
    void budgetDurationIsLiteLlmsNotation(String text) {
        assertThat(BudgetDuration.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1w", "2mo", "0mo", "mo", "1y", "0d", "daily", "30"})
    void formThatAServerMisreadsIsNoBudgetDuration(String text) {
        assertThatThrownBy(() -> BudgetDuration.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("budget duration '" + text + "' is not allowed")
                .hasMessageContaining("1mo");
    }

    @Test
    void durationsAreTextsInJson() throws Exception {
        assertThat(json.writeValueAsString(KeyDuration.of("30d"))).isEqualTo("\"30d\"");
        assertThat(json.writeValueAsString(BudgetDuration.of("1mo"))).isEqualTo("\"1mo\"");
        assertThat(json.readValue("\"30d\"", KeyDuration.class)).isEqualTo(KeyDuration.of("30d"));
        assertThat(json.readValue("\"1mo\"", BudgetDuration.class)).isEqualTo(BudgetDuration.of("1mo"));
        assertThatThrownBy(() -> json.readValue("\"1w\"", KeyDuration.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("key duration '1w' is not allowed");
    }
}
