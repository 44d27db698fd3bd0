package io.github.llmbridge.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SlotsPropertiesTest {
    @Property
    void whatIsPackedIsUnpacked(@ForAll Set<Long> prints) {
        assertThat(Slots.unpack(Slots.pack(prints))).isEqualTo(prints);
    }

    @Property
    void aMomentIsInItsSlot(@ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis) {
        Instant time = Instant.ofEpochMilli(millis);
        long slot = Slots.of(time);

        assertThat(time).isBetween(Slots.start(slot), Slots.start(slot + 1).minusMillis(1));
    }
}
