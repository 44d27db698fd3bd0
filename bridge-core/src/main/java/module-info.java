/** One call that gives a person a LiteLLM user with a key and an Open WebUI account that uses it. */
module io.github.llmbridge.bridge {
    requires transitive io.github.llmbridge.litellm;
    requires transitive io.github.llmbridge.openwebui;
    requires static org.immutables.value.annotations;
    requires org.slf4j;

    exports io.github.llmbridge.bridge;
    exports io.github.llmbridge.bridge.events;
    exports io.github.llmbridge.bridge.follow;
    exports io.github.llmbridge.bridge.person;
    exports io.github.llmbridge.bridge.report;
    exports io.github.llmbridge.bridge.store;
    exports io.github.llmbridge.bridge.tiers;

    // JSON is read into records and value types through factories that are not public.
    opens io.github.llmbridge.bridge.tiers to
            com.fasterxml.jackson.databind;
}
