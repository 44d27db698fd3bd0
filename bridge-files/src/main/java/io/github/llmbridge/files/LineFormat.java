package io.github.llmbridge.files;

/** How a line holds the fields of an entry. */
interface LineFormat {
    /**
     * The fields of a line.
     *
     * @throws IllegalArgumentException saying what is wrong with the line
     */
    Fields fields(Line line);
}
