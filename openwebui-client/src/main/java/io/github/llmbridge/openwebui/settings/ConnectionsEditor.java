package io.github.llmbridge.openwebui.settings;

import java.util.function.UnaryOperator;

/** Reads and changes one account's direct connections, whichever way leads there. */
public interface ConnectionsEditor {
    /**
     * The connections as they are stored. Never empty because something failed.
     *
     * @throws MalformedSettingsException if the settings cannot be read as such
     */
    DirectConnections read();

    /**
     * Applies the change; nothing is written if it changes nothing.
     *
     * @param change applied once more, to what is stored then, whenever the last write is not found
     * @throws IllegalArgumentException if the change makes two connections with the same identity
     * @throws MalformedSettingsException if what is stored needs a repair that the change does not ask for by {@link
     *     DirectConnections#repaired}, so that a write would change or lose more than it was asked to
     * @throws SettingsConflictException if others kept writing
     * @throws SettingsOutcomeUnknownException if a write was sent and what is stored now could not be read
     */
    SettingsEdit edit(UnaryOperator<DirectConnections> change);

    /**
     * Whether what an edit changed is still stored so. {@code false} means that somebody wrote over it without having seen
     * it, or has changed it since.
     */
    boolean confirm(SettingsEdit edit);
}
