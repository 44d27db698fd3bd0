package io.github.llmbridge.testkit;

/** Answers one call. Runs under the server's lock: it may read and write the server's state freely. */
@FunctionalInterface
interface Handler {
    Reply handle(Call call);
}
