/** The file of OpenAI-compatible endpoints that the multi-endpoint proxy serves and that LiteLLM can take over. */
module io.github.llmbridge.endpoints {
    requires transitive com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    // For EndpointRegistration only: whoever calls it brings the client.
    requires static io.github.llmbridge.litellm;
    requires transitive org.jspecify;

    exports io.github.llmbridge.endpoints;

    // JSON is read into classes and value types that are not public.
    opens io.github.llmbridge.endpoints to
            com.fasterxml.jackson.databind;
}
