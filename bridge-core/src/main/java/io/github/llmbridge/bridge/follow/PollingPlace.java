package io.github.llmbridge.bridge.follow;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Where a polling feed goes on.
 *
 * @param mark all changes up to this time are told, by LiteLLM's clock
 * @param swept when a gap was told last, by the feed's clock
 * @param answers how many answers told something, so that an older place is known for one
 */
record PollingPlace(Instant mark, Instant swept, long answers) {
    private static final String FORM = "polling";

    /** What was kept; nothing if it is no place of a polling feed. */
    static Optional<PollingPlace> of(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4 || !parts[0].equals(FORM)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new PollingPlace(Instant.parse(parts[1]), Instant.parse(parts[2]), Long.parseLong(parts[3])));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    String text() {
        return String.join(" ", FORM, mark.toString(), swept.toString(), Long.toString(answers));
    }
}
