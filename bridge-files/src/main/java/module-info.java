/** Reads files of people, in CSV or JSON Lines, for bulk runs of the bridge. */
module io.github.llmbridge.files {
    requires transitive io.github.llmbridge.bridge;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires org.jspecify;

    exports io.github.llmbridge.files;
}
