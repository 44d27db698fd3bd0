/** Open WebUI's API, typed, in the dialects of its versions. */
module io.github.llmbridge.openwebui {
    requires com.fasterxml.jackson.annotation;
    requires feign.core;
    requires transitive io.github.llmbridge.http;
    requires static org.immutables.value.annotations;

    exports io.github.llmbridge.openwebui;
    exports io.github.llmbridge.openwebui.auths;
    exports io.github.llmbridge.openwebui.chat;
    exports io.github.llmbridge.openwebui.configs;
    exports io.github.llmbridge.openwebui.connections;
    exports io.github.llmbridge.openwebui.functions;
    exports io.github.llmbridge.openwebui.groups;
    exports io.github.llmbridge.openwebui.models;
    exports io.github.llmbridge.openwebui.permissions;
    exports io.github.llmbridge.openwebui.server;
    exports io.github.llmbridge.openwebui.settings;
    exports io.github.llmbridge.openwebui.tokens;
    exports io.github.llmbridge.openwebui.users;

    // JSON is read into records and value types through factories that are not public.
    opens io.github.llmbridge.openwebui to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.auths to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.chat to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.configs to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.connections to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.functions to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.groups to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.models to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.permissions to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.server to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.settings to
            com.fasterxml.jackson.databind;
    opens io.github.llmbridge.openwebui.users to
            com.fasterxml.jackson.databind;
}
