package io.github.llmbridge.bridge.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration USUAL = Duration.ofMillis(100);

    private final Pace pace = new Pace(8);

    @Test
    void itGrowsToTheMostWhileNothingIsWrong() {
        ends(100, USUAL);

        assertThat(pace.limit()).isEqualTo(8);
    }

    @Test
    void itNeverBeginsWithMoreThanTheMost() {
        assertThat(new Pace(2).limit()).isEqualTo(2);
        assertThat(new Pace(100).limit()).isEqualTo(4);
    }

    @Test
    void itDoublesAtTheStartAndGoesStepByStepAfterTrouble() {
        ends(4, USUAL);
        assertThat(pace.limit()).isEqualTo(8);

        pace.overloaded(0);
        ends(4, USUAL);
        assertThat(pace.limit()).isEqualTo(5);
    }

    @Test
    void itBacksOffWhenWorkTakesMuchLongerThanUsualAndComesBack() {
        ends(100, USUAL);

        ends(20, USUAL.multipliedBy(6));
        assertThat(pace.limit()).isLessThan(8);
        ends(50, USUAL.multipliedBy(60));
        assertThat(pace.limit()).isGreaterThanOrEqualTo(4);

        ends(200, USUAL);
        assertThat(pace.limit()).isEqualTo(8);
    }

    @Test
    void itDoesNotTakeMakingForSlowLooking() {
        for (int i = 0; i < 100; i++) {
            pace.ended(USUAL, false);
            pace.ended(USUAL.multipliedBy(10), true);
        }

        assertThat(pace.limit()).isEqualTo(8);
    }

    @Test
    void aServerThatRefusesHalvesItAndPausesLongerEachTime() {
        ends(100, USUAL);

        assertThat(pace.overloaded(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.limit()).isEqualTo(4);
        assertThat(pace.overloaded(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.limit()).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            pace.overloaded(0);
        }
        assertThat(pace.overloaded(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(pace.limit()).isEqualTo(1);

        ends(100, USUAL);
        assertThat(pace.limit()).isEqualTo(8);
        assertThat(pace.overloaded(0)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatWasUnderWayAtACutIsNoReasonForAnotherOne() {
        ends(100, USUAL);

        pace.overloaded(7);
        for (int i = 0; i < 7; i++) {
            assertThat(pace.overloaded(0)).isEqualTo(Duration.ZERO);
        }

        assertThat(pace.limit()).isEqualTo(4);
        assertThat(pace.failuresInARow()).isEqualTo(1);
    }

    private void ends(int times, Duration took) {
        for (int i = 0; i < times; i++) {
            pace.ended(took, true);
        }
    }
}
