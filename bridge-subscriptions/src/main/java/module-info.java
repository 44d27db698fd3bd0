/** Events of a billing system as the life of a person. */
module io.github.llmbridge.subscriptions {
    requires transitive io.github.llmbridge.bridge;
    requires org.jspecify;
    requires org.slf4j;

    exports io.github.llmbridge.subscriptions;
}
