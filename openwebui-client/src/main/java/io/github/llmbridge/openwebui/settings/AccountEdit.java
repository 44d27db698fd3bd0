package io.github.llmbridge.openwebui.settings;

/** What became of an edit of one account. */
public sealed interface AccountEdit {
    /** It is stored. */
    record Done(SettingsEdit edit) implements AccountEdit {}

    /**
     * Others kept writing; nothing of ours is stored.
     *
     * @param stored what is stored instead
     */
    record Conflict(DirectConnections stored) implements AccountEdit {}

    /** There is no account with this id. */
    record UnknownAccount() implements AccountEdit {}

    /**
     * Nothing was written.
     *
     * @param reason what the change itself threw, {@link IllegalArgumentException} and {@link MalformedSettingsException} as
     *     for {@link ConnectionsEditor#edit}, or why the server did not do it
     */
    record Refused(RuntimeException reason) implements AccountEdit {}

    /**
     * It may be written or not.
     *
     * @param reason why this could not be found out
     */
    record OutcomeUnknown(SettingsOutcomeUnknownException reason) implements AccountEdit {}
}
