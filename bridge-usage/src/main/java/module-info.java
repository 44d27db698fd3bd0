/** What people used, for billing, and who comes near a budget. */
module io.github.llmbridge.usage {
    requires transitive io.github.llmbridge.bridge;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires org.jspecify;

    exports io.github.llmbridge.usage;
}
