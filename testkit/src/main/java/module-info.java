/** Stand-ins of LiteLLM and Open WebUI that keep state in memory and answer as the real servers do. */
module io.github.llmbridge.testkit {
    requires com.fasterxml.jackson.databind;
    requires java.net.http;
    requires transitive org.jspecify;

    exports io.github.llmbridge.testkit;
}
