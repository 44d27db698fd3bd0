package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.litellm.Limits;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A temporary grant: another tier, or higher limits of the same tier, until a time. The person's own tier comes back at the end
 * ({@code endGrants}), and the key's life is not changed by it.
 *
 * @param tier the name of a tier in the catalog; {@code null} for the person's own
 * @param maxBudget the most the key may spend in a budget period, in USD, instead of the tier's
 * @param rpmLimit requests a minute, instead of the tier's
 * @param tpmLimit tokens a minute, instead of the tier's
 * @param until when it ends
 */
public record Grant(
        @Nullable String tier,
        @Nullable Double maxBudget,
        @Nullable Long rpmLimit,
        @Nullable Long tpmLimit,
        Instant until) {
    private static final String BASE = "base";
    private static final String UNTIL = "until";

    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public Grant {
        if (tier != null) {
            TextRules.requireLabel("tier", tier);
        }
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpmLimit", tpmLimit);
        if (tier == null && maxBudget == null && rpmLimit == null && tpmLimit == null) {
            throw new IllegalArgumentException("a grant must name a tier or a limit");
        }
        Inputs.present("until", until);
    }

    /** Another tier until a time. */
    public static Grant tier(String name, Instant until) {
        return new Grant(name, null, null, null, until);
    }

    /** Another budget until a time, in USD. */
    public static Grant budget(double usd, Instant until) {
        return new Grant(null, usd, null, null, until);
    }

    /** The note of it: the tier to come back to is in it. */
    public Map<String, Object> toNote(String base) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put(BASE, base);
        note.put(UNTIL, until.toString());
        put(note, "tier", tier);
        put(note, "max_budget", maxBudget);
        put(note, "rpm_limit", rpmLimit);
        put(note, "tpm_limit", tpmLimit);
        return note;
    }

    /** The grant in a note; nothing if there is none that can be read. */
    public static Optional<Grant> in(Map<String, Object> note) {
        try {
            return note.get(UNTIL) instanceof String until
                    ? Optional.of(new Grant(
                            note.get("tier") instanceof String tier ? tier : null,
                            note.get("max_budget") instanceof Number amount ? amount.doubleValue() : null,
                            note.get("rpm_limit") instanceof Number count ? count.longValue() : null,
                            note.get("tpm_limit") instanceof Number count ? count.longValue() : null,
                            Instant.parse(until)))
                    : Optional.empty();
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The tier to come back to. */
    public static Optional<String> baseIn(Map<String, Object> note) {
        return note.get(BASE) instanceof String base ? Optional.of(base) : Optional.empty();
    }

    private static void put(Map<String, Object> note, String name, @Nullable Object value) {
        if (value != null) {
            note.put(name, value);
        }
    }
}
