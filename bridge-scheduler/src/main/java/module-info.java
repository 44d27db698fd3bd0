/** Work for people in the background, shared by the instances of an application. */
module io.github.llmbridge.scheduler {
    requires transitive io.github.llmbridge.bridge;
    requires transitive io.github.llmbridge.bridge.jdbc;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.github.kagkarlsson.scheduler;
    requires org.jspecify;
    requires org.slf4j;

    exports io.github.llmbridge.scheduler;
}
