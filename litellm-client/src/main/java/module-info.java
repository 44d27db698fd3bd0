/** LiteLLM's management API, typed. */
module io.github.llmbridge.litellm {
    requires com.fasterxml.jackson.annotation;
    requires feign.core;
    requires transitive io.github.llmbridge.http;
    requires static org.immutables.value.annotations;

    exports io.github.llmbridge.litellm;
    exports io.github.llmbridge.litellm.budgets;
    exports io.github.llmbridge.litellm.chat;
    exports io.github.llmbridge.litellm.credentials;
    exports io.github.llmbridge.litellm.customers;
    exports io.github.llmbridge.litellm.health;
    exports io.github.llmbridge.litellm.invitations;
    exports io.github.llmbridge.litellm.keys;
    exports io.github.llmbridge.litellm.models;
    exports io.github.llmbridge.litellm.organizations;
    exports io.github.llmbridge.litellm.spend;
    exports io.github.llmbridge.litellm.tags;
    exports io.github.llmbridge.litellm.teams;
    exports io.github.llmbridge.litellm.users;

    // JSON is read into records and value types through factories that are not public.
    opens io.github.llmbridge.litellm to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.budgets to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.chat to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.credentials to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.customers to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.health to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.invitations to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.keys to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.models to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.organizations to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.spend to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.tags to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.teams to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.litellm.users to
            com.fasterxml.jackson.databind;
}
