package io.github.llmbridge.bridge.follow;

import io.github.llmbridge.http.Inputs;
import java.util.List;

/**
 * What a feed tells at a time.
 *
 * @param changes what changed, each thing once, in the order of the first change
 * @param isGap whether more may have changed since the last place than is told: then everybody is compared
 * @param place where the feed goes on, in its own words; kept once all of the changes are taken over
 */
public record Changes(List<Change> changes, boolean isGap, String place) {
    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public Changes {
        changes = List.copyOf(Inputs.present("changes", changes));
        Inputs.present("place", place);
    }
}
