package io.github.llmbridge.saas.webhooks;

/** Whom the application knows under a user id. Addresses come from here, not from what is sent. */
public record Payer(String userId, String email, String name) {}
