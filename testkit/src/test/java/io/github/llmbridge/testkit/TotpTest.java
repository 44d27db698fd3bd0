package io.github.llmbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** RFC 6238, appendix B, of which the last six digits are shown; the secret is {@code 12345678901234567890}. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Instant.ofEpochSecond(seconds)))
                .isEqualTo(code);
    }

    @Test
    void refusesASecretThatIsNotBase32() {
        assertThatThrownBy(() -> Totp.at("not-base-32!", Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }
}
