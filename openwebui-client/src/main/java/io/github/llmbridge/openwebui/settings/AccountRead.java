package io.github.llmbridge.openwebui.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the settings function found of one account. */
public sealed interface AccountRead {
    /** The account is there. */
    final class Found implements AccountRead {
        private final StoredSettings stored;
        private final String seen;

        Found(@Nullable Object directConnections, String seen) {
            this.stored = StoredSettings.ofConnections(directConnections);
            this.seen = seen;
        }

        /** The connections as they are stored. */
        public DirectConnections connections() {
            return stored.directConnections();
        }

        /** Whether what an edit changed is still stored so. */
        public boolean confirms(SettingsEdit edit) {
            return stored.confirms(edit);
        }

        boolean holdsChange(DirectConnections before, DirectConnections wanted) {
            return stored.holdsChange(before, wanted);
        }

        /** The function's own word for what it has seen; an edit is done only if it still sees the same. */
        String seen() {
            return seen;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Found found && seen.equals(found.seen);
        }

        @Override
        public int hashCode() {
            return Objects.hash(seen);
        }

        @Override
        public String toString() {
            return "Found[" + connections() + "]";
        }
    }

    /** There is no account with this id. */
    record UnknownAccount() implements AccountRead {}

    /** The account's settings are no object, so that nothing can be written into them. */
    record Unreadable() implements AccountRead {
        MalformedSettingsException exception() {
            return new MalformedSettingsException("the settings or their ui are not an object");
        }
    }
}
