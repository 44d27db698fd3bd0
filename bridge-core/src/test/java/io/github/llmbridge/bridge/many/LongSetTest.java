package io.github.llmbridge.bridge.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTest {
    @Test
    void itHoldsWhatWasAddedAndNothingElse() {
        Random random = new Random(7);
        LongSet set = new LongSet();
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            long number = random.nextInt(4) == 0 ? random.nextInt(500) : random.nextLong();
            set.add(number);
            expected.add(number);
        }

        assertThat(expected).allMatch(set::contains);
        for (int i = 0; i < 5_000; i++) {
            long number = i % 2 == 0 ? i : random.nextLong();
            assertThat(set.contains(number)).isEqualTo(expected.contains(number));
        }
    }

    @Test
    void zeroIsANumberLikeOthers() {
        LongSet set = new LongSet();
        assertThat(set.contains(0)).isFalse();

        set.add(0);

        assertThat(set.contains(0)).isTrue();
        assertThat(set.contains(1)).isFalse();
    }
}
