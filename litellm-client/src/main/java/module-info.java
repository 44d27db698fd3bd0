/** LiteLLM's management API, typed. */
module io.github.llmbridge.litellm {
    requires com.fasterxml.jackson.annotation;
    requires feign.core;
    requires transitive io.github.llmbridge.http;
    requires static org.immutables.value.annotations;

    exports io.github.llmbridge.litellm;
    exports io.github.llmbridge.litellm.chat;
    exports io.github.llmbridge.litellm.health;
    exports io.github.llmbridge.litellm.keys;
    exports io.github.llmbridge.litellm.models;
    exports io.github.llmbridge.litellm.teams;
    exports io.github.llmbridge.litellm.users;

    // Feign calls the default methods of the resources by a private lookup.
    opens io.github.llmbridge.litellm.chat to
            feign.core;
    opens io.github.llmbridge.litellm.health to
            feign.core;
    opens io.github.llmbridge.litellm.keys to
            feign.core;
    opens io.github.llmbridge.litellm.models to
            feign.core;
    opens io.github.llmbridge.litellm.teams to
            feign.core;
    opens io.github.llmbridge.litellm.users to
            feign.core;
}
