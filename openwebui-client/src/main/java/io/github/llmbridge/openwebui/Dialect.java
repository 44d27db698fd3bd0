package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.UnsupportedServerException;

/**
 * What a version of the server does differently. A version newer than the newest tested one is taken to behave like it.
 *
 * @param version the server's version
 */
public record Dialect(OpenWebUiVersion version) {
    /**
     * Checks that the version is supported.
     *
     * @throws UnsupportedServerException if the server is older than {@link OpenWebUiVersion#OLDEST_SUPPORTED}
     */
    public Dialect {
        if (version.compareTo(OpenWebUiVersion.OLDEST_SUPPORTED) < 0) {
            throw new UnsupportedServerException(
                    "Open WebUI " + version + " is too old; at least " + OpenWebUiVersion.OLDEST_SUPPORTED
                            + " is needed",
                    null);
        }
    }

    /** Settings are patched by key of {@code ui}; before 0.11.4 a write replaces the whole {@code ui}. */
    public boolean patchesSettings() {
        return version.isAtLeast(0, 11, 4);
    }

    /** Accounts list the ids of their groups; before 0.6.37 groups list the ids of their members instead. */
    public boolean accountsListGroups() {
        return version.isAtLeast(0, 6, 37);
    }

    /** API keys need {@code features.api_keys}, and their switch is off by default; since 0.6.37. */
    public boolean apiKeysNeedPermission() {
        return version.isAtLeast(0, 6, 37);
    }

    /** Settings can be read without the administrator's defaults in them; since 0.11.1. */
    public boolean readsRawSettings() {
        return version.isAtLeast(0, 11, 1);
    }

    /** A change of an account need not name every field; since 0.9.0. */
    public boolean updatesAccountsPartially() {
        return version.isAtLeast(0, 9, 0);
    }

    /**
     * An account without a picture shows the address of the default one, since 0.8.1, which servers before 0.9.0 do not take back.
     * 0.8.0, which takes no addresses either, counts as one of them.
     */
    public boolean showsPictureForNone() {
        return version.isAtLeast(0, 8, 0);
    }

    /**
     * Requests at the same moment can add several accounts with one e-mail: since 0.9.0 the server can be interrupted between the
     * check and the write, and only since 0.11.1 its database surely refuses a second one: 0.11.0 has the index that does so, but
     * runs without it where accounts shared an address before.
     */
    public boolean accountsMayShareEmail() {
        return version.isAtLeast(0, 9, 0) && !version.isAtLeast(0, 11, 1);
    }

    /** Signing out is a POST; a GET before 0.9.3. */
    public boolean signsOutByPost() {
        return version.isAtLeast(0, 9, 3);
    }

    /** Models list their grants one by one; before 0.8.0 they hold lists of groups and users, or none for everybody. */
    public boolean listsModelGrants() {
        return version.isAtLeast(0, 8, 0);
    }

    /** Groups have parents whose rights their members inherit; since 0.12.0. */
    public boolean nestsGroups() {
        return version.isAtLeast(0, 12, 0);
    }

    /** Whether the server is newer than any that this SDK is tested against; it is then spoken to as the newest one is. */
    public boolean isNewerThanTested() {
        return version.compareTo(OpenWebUiVersion.NEWEST_TESTED) > 0;
    }
}
