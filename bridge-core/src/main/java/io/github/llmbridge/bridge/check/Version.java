package io.github.llmbridge.bridge.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as both servers write theirs: {@code 1.83.7-stable}, {@code 1.101.0-rc.1}, {@code 1.94.0rc1}, {@code v0.9.0}. What
 * comes before a release is less than it; what is made of it ({@code -stable}, {@code .post1}, {@code -stable.patch.2}) is equal.
 *
 * @param numbers without zeros at the end
 * @param stage {@link #RELEASE}, or how far before it
 * @param attempt counts within a stage
 */
public record Version(List<Integer> numbers, int stage, int attempt) implements Comparable<Version> {
    private static final Pattern FORM =
            Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9})*)(?:[-._+]?([a-z]+)[-._]?(\\d{1,9})?.*)?");
    private static final List<String> BEFORE =
            List.of("dev", "nightly", "a", "alpha", "b", "beta", "pre", "preview", "c", "rc");
    private static final int RELEASE = BEFORE.size();

    /** Nothing if the text is no version. */
    public static Optional<Version> of(@Nullable String text) {
        Matcher found = FORM.matcher(text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            return Optional.empty();
        }
        int stage = found.group(2) == null ? -1 : BEFORE.indexOf(found.group(2));
        int attempt = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        return Optional.of(new Version(numbers(found.group(1)), stage < 0 ? RELEASE : stage, stage < 0 ? 0 : attempt));
    }

    private static List<Integer> numbers(String text) {
        List<Integer> all =
                Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList();
        int length = all.size();
        while (length > 1 && all.get(length - 1) == 0) {
            length--;
        }
        return all.subList(0, length);
    }

    @Override
    public int compareTo(Version other) {
        int byNumbers = Arrays.compare(numbers.toArray(Integer[]::new), other.numbers.toArray(Integer[]::new));
        if (byNumbers != 0) {
            return byNumbers;
        }
        int byStage = Integer.compare(stage, other.stage);
        return byStage != 0 ? byStage : Integer.compare(attempt, other.attempt);
    }

    @Override
    public String toString() {
        return numbers + (stage == RELEASE ? "" : BEFORE.get(stage) + attempt);
    }
}
