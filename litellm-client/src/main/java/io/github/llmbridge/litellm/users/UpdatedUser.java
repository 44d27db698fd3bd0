package io.github.llmbridge.litellm.users;

/** The answer to a change of a user: the user's row. */
public record UpdatedUser(String userId, User data) {}
