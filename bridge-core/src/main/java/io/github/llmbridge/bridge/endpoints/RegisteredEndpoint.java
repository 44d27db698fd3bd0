package io.github.llmbridge.bridge.endpoints;

import io.github.llmbridge.bridge.Outcome;

/**
 * What became of an endpoint in LiteLLM.
 *
 * @param model the name by which LiteLLM's clients call it: the endpoint's id
 * @param deploymentId LiteLLM's id of it
 * @param outcome created, updated or unchanged
 */
public record RegisteredEndpoint(String model, String deploymentId, Outcome outcome) {}
