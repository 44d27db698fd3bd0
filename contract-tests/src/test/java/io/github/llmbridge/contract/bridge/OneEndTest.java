package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.contract.ServerLine;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * One state, one end: whatever was done with a person, and by whom, {@code provisionUser} brings it to where a fresh person
 * with the same wish would be. How many lives are tried: {@code -Dllmbridge.sequences=2000}. A failure names the shortest life
 * that fails, to be lived again by {@code new OneEnd(...).check(List.of(...))}.
 */
@Tag("stand-ins-only")
class OneEndTest {
    private static OneEnd seedWithSecret;
    private static OneEnd seedWithout;
    private static OneEnd currentWithSecret;
    private static OneEnd currentWithout;

    @BeforeContainer
    static void openServers() {
        seedWithSecret = new OneEnd(ServerLine.standIns(false), true);
        seedWithout = new OneEnd(ServerLine.standIns(false), false);
        currentWithSecret = new OneEnd(ServerLine.standIns(true), true);
        currentWithout = new OneEnd(ServerLine.standIns(true), false);
    }

    @AfterContainer
    static void closeServers() {
        Stream.of(seedWithSecret, seedWithout, currentWithSecret, currentWithout)
                .filter(Objects::nonNull)
                .forEach(OneEnd::close);
    }

    @Property
    void onTheOlderLineWithASecret(@ForAll boolean begun, @ForAll @Size(max = 6) List<Act> acts) {
        seedWithSecret.check(begun, acts);
    }

    @Property
    void onTheOlderLineWithoutASecret(@ForAll boolean begun, @ForAll @Size(max = 6) List<Act> acts) {
        seedWithout.check(begun, acts);
    }

    @Property
    void onTheNewerLineWithASecret(@ForAll boolean begun, @ForAll @Size(max = 6) List<Act> acts) {
        currentWithSecret.check(begun, acts);
    }

    @Property
    void onTheNewerLineWithoutASecret(@ForAll boolean begun, @ForAll @Size(max = 6) List<Act> acts) {
        currentWithout.check(begun, acts);
    }
}
