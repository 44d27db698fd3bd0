package io.github.llmbridge.bridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMaterialTest {
    /** Open WebUI's {@code PASSWORD_VALIDATION_REGEX_PATTERN}, as it is if nobody sets it. */
    private static final Pattern DEFAULT_RULE =
            Pattern.compile("^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w\\s]).{8,}$", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int BCRYPT_BYTES = 72;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyPasswordPassesOpenWebUisDefaultRule(boolean derived) {
        for (int seed = 0; seed < 5_000; seed++) {
            List<Secret> secrets =
                    derived ? List.of(Secret.of("an application's secret of its own, " + seed)) : List.of();
            KeyMaterial material = new KeyMaterial("default", secrets, new Seeded(seed));
            String userId = "u" + seed;

            String password =
                    material.password(userId, material.newMark(userId)).reveal();

            assertThat(password).matches(DEFAULT_RULE);
            assertThat(password.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(BCRYPT_BYTES);
        }
    }

    /** The same values at each run; what the first bytes are decides which kinds of characters a value lacks. */
    private static final class Seeded extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final Random random;

        Seeded(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (random.nextInt(10) == 0) {
                java.util.Arrays.fill(bytes, (byte) random.nextInt());
            } else {
                random.nextBytes(bytes);
            }
        }
    }
}
