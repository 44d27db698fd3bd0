package io.github.llmbridge.openwebui.server;

/** The answer of {@code /api/version}. */
public record ServerVersion(String version) {}
