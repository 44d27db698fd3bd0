package io.github.llmbridge.bridge.report;

import java.util.List;

/**
 * What a removal reached.
 *
 * @param kept what is still there, in words: what was not asked for, and what a server keeps, such as rows of spend
 */
public record RemovalResult(
        RunReport report, @SuppressWarnings("serial") List<String> kept) implements PersonResult {
    public RemovalResult {
        kept = List.copyOf(kept);
    }

    @Override
    public RemovalResult withReport(RunReport other) {
        return new RemovalResult(other, kept);
    }

    @Override
    public RemovalResult withoutSecrets() {
        return this;
    }
}
