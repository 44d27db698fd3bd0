package io.github.llmbridge.litellm.keys;

/**
 * The envelope of {@code /key/info}.
 *
 * @param info the row
 */
public record KeyInfo(Key info) {}
