package io.github.llmbridge.endpoints;

/**
 * What became of an endpoint in LiteLLM.
 *
 * @param model the name by which LiteLLM's clients call it: the endpoint's id
 * @param deploymentId LiteLLM's id of it
 * @param outcome created, updated or unchanged
 */
public record RegisteredEndpoint(String model, String deploymentId, Outcome outcome) {
    /** What was done. */
    public enum Outcome {
        /** The model was not there and was made. */
        CREATED,
        /** The model was there and differed from the file. */
        UPDATED,
        /** The model was there as the file says. */
        UNCHANGED
    }
}
