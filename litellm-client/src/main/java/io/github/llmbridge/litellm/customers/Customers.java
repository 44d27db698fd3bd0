package io.github.llmbridge.litellm.customers;

import feign.Headers;

/** Customers: the end users that a key's owner names in its requests. Thread safe. */
@Headers("Content-Type: application/json")
public interface Customers {}
