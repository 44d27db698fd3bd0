/** Open WebUI's API, typed, in the dialects of its versions. */
module io.github.llmbridge.openwebui {
    requires com.fasterxml.jackson.annotation;
    requires feign.core;
    requires transitive io.github.llmbridge.http;
    requires static org.immutables.value.annotations;

    exports io.github.llmbridge.openwebui;
    exports io.github.llmbridge.openwebui.auths;
    exports io.github.llmbridge.openwebui.configs;
    exports io.github.llmbridge.openwebui.groups;
    exports io.github.llmbridge.openwebui.server;
    exports io.github.llmbridge.openwebui.settings;
    exports io.github.llmbridge.openwebui.tokens;
    exports io.github.llmbridge.openwebui.users;

    // Feign calls the default methods of the resources by a private lookup.
    opens io.github.llmbridge.openwebui.auths to
            feign.core;
    opens io.github.llmbridge.openwebui.configs to
            feign.core;
    opens io.github.llmbridge.openwebui.groups to
            feign.core;
    opens io.github.llmbridge.openwebui.server to
            feign.core;
    opens io.github.llmbridge.openwebui.settings to
            feign.core;
    opens io.github.llmbridge.openwebui.users to
            feign.core;
}
