package io.github.llmbridge.openwebui.settings;

/**
 * What an edit did.
 *
 * @param before the connections that were found, with the problems found in them
 * @param after the connections that are stored now
 * @param written whether a write was needed
 */
public record SettingsEdit(DirectConnections before, DirectConnections after, boolean written) {}
