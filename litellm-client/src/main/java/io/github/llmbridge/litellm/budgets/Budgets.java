package io.github.llmbridge.litellm.budgets;

import feign.Headers;

/** Budgets that keys, organizations and customers share. Thread safe. */
@Headers("Content-Type: application/json")
public interface Budgets {}
