package io.github.llmbridge.contract;

import java.util.Arrays;

/**
 * A released version of a server, such as {@code 1.106.0}.
 *
 * @param text as the server writes it
 */
public record Version(String text) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String toString() {
        return text;
    }
}
