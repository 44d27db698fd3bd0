package io.github.llmbridge.endpoints;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One model of one OpenAI-compatible server.
 *
 * @param id the name by which clients call it
 * @param displayName the name that people see; clients may call by it too if no other endpoint has it
 * @param url the base address with its version, such as {@code https://api.example.com/v1}; without a slash at the end
 * @param apiKey what the server wants as bearer token; null if it wants none
 * @param actualModelName the model's name on that server
 */
public record Endpoint(
        String id, String displayName, URI url, @Nullable ApiKey apiKey, String actualModelName) {}
