package io.github.llmbridge.bridge.report;

/** By which way an account's settings were changed. */
public enum SettingsWay {
    /** As the account itself: by its user's token, or by the session of an account that the bridge added. */
    CREDENTIAL,
    /** By the settings function, which needs no credential of the user. */
    SETTINGS_FUNCTION
}
