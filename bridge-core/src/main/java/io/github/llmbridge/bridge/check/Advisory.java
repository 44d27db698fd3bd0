package io.github.llmbridge.bridge.check;

import java.util.Optional;

/**
 * One row of {@code advisories.tsv}.
 *
 * @param product {@code LiteLLM} or {@code Open WebUI}
 * @param first the first version that is concerned; nothing for every one before the end
 * @param end the last version that is concerned, or the one that is mended
 * @param isEndConcerned whether {@code end} itself is concerned
 * @param id the advisory's, or what is wrong in one word
 * @param source where to read more
 */
record Advisory(
        String product,
        Optional<Version> first,
        Version end,
        boolean isEndConcerned,
        String id,
        String what,
        String source) {
    private static final int FIELDS = 6;

    static Advisory parse(String row) {
        String[] fields = row.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("must have " + FIELDS + " fields: " + row);
        }
        boolean included = fields[2].startsWith("<=");
        if (!included && !fields[2].startsWith("<")) {
            throw new IllegalArgumentException("until must begin with < or <=: " + row);
        }
        return new Advisory(
                fields[0],
                fields[1].equals("-") ? Optional.empty() : Optional.of(version(fields[1], row)),
                version(fields[2].substring(included ? 2 : 1), row),
                included,
                fields[3],
                fields[4],
                fields[5]);
    }

    private static Version version(String text, String row) {
        return Version.of(text).orElseThrow(() -> new IllegalArgumentException(text + " is no version: " + row));
    }

    boolean concerns(Version version) {
        int toEnd = version.compareTo(end);
        return first.filter(from -> version.compareTo(from) < 0).isEmpty()
                && (toEnd < 0 || (isEndConcerned && toEnd == 0));
    }

    String text() {
        return id + ": " + what + " (" + source + ")";
    }
}
