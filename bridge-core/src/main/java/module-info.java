/** One call that gives a person a LiteLLM user with a key and an Open WebUI account that uses it. */
module io.github.llmbridge.bridge {
    requires transitive io.github.llmbridge.litellm;
    requires transitive io.github.llmbridge.openwebui;
    requires static org.immutables.value.annotations;
    requires org.slf4j;

    exports io.github.llmbridge.bridge;

    // JSON is read into records and value types through factories that are not public.
    opens io.github.llmbridge.bridge to
            com.fasterxml.jackson.databind;
}
