package io.github.llmbridge.litellm.spend;

import feign.Headers;

/** What was spent, by whom and when. Thread safe. */
@Headers("Content-Type: application/json")
public interface Spend {}
