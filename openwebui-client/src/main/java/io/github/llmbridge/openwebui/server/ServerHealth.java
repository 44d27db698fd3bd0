package io.github.llmbridge.openwebui.server;

/** The answer of {@code /health}. */
public record ServerHealth(boolean status) {}
