package io.github.llmbridge.bridge.follow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of LiteLLM's lists.
 *
 * @param change what is told if it is new or another
 * @param print of all that is followed, so that spend is no change
 * @param made when it was made
 * @param changed when it was changed last, spend included
 */
record ListedRow(
        Change change,
        int print,
        @Nullable Instant made,
        @Nullable Instant changed) {}
