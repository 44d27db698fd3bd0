package io.github.llmbridge.bridge.report;

/** What suspending or resuming a person reached; {@link #status()} tells it. */
public record StandingResult(RunReport report) implements PersonResult {
    @Override
    public StandingResult withReport(RunReport other) {
        return new StandingResult(other);
    }

    @Override
    public StandingResult withoutSecrets() {
        return this;
    }
}
