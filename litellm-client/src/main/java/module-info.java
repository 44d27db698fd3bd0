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
}
