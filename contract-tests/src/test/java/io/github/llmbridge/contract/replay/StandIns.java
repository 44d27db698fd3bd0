package io.github.llmbridge.contract.replay;

import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A pair of stand-ins whose time is that of a recording. */
final class StandIns implements AutoCloseable {
    private final SetClock clock;
    private final FakeLiteLlm liteLlm;
    private final FakeOpenWebUi openWebUi;

    /** Of a pair of versions such as {@code 1.106.0+0.12.4}. */
    StandIns(String versions, Instant start) {
        clock = new SetClock(start);
        String[] parts = versions.split("\\+", 2);
        liteLlm = FakeLiteLlm.builder().version(parts[0]).clock(clock).build();
        openWebUi = FakeOpenWebUi.builder().version(parts[1]).clock(clock).build();
    }

    FakeLiteLlm liteLlm() {
        return liteLlm;
    }

    FakeOpenWebUi openWebUi() {
        return openWebUi;
    }

    Pair pair() {
        return new Pair(liteLlm.baseUrl(), liteLlm.masterKey(), openWebUi.baseUrl(), openWebUi.adminToken());
    }

    Findings replay(Recording recording) {
        return new Replay(pair(), clock::set).of(recording);
    }

    @Override
    public void close() {
        liteLlm.close();
        openWebUi.close();
    }

    private static final class SetClock extends Clock {
        private volatile Instant now;

        SetClock(Instant start) {
            now = start;
        }

        void set(Instant time) {
            now = time;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
