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
}
