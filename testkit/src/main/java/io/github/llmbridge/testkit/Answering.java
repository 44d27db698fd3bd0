package io.github.llmbridge.testkit;

import org.jspecify.annotations.Nullable;

/** What becomes of a call on the wire. */
@FunctionalInterface
interface Answering {
    /** The answer to send; {@code null} cuts the connection instead. */
    @Nullable Reply answer(Call call) throws InterruptedException;
}
