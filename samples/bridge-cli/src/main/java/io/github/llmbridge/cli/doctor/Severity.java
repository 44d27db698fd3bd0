package io.github.llmbridge.cli.doctor;

/** How much a finding matters. */
public enum Severity {
    /** All is well. */
    OK,
    /** Good to know. */
    NOTE,
    /** Works, but should be looked at. */
    WARNING,
    /** Keeps people or the tool from working. */
    ERROR,
    /** Could not be looked at, for a reason that another finding names. */
    SKIPPED
}
