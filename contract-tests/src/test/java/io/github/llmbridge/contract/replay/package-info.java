/**
 * Records what the suite and two real servers say to each other, and replays it against stand-ins of the same versions.
 * {@link io.github.llmbridge.contract.replay.Recorder} stands between them, {@link
 * io.github.llmbridge.contract.replay.Replay} sends the same requests in the same order, {@link
 * io.github.llmbridge.contract.replay.Comparison} shows where the answers differ. {@code .ci/replay} does both. Known
 * differences are in {@code src/test/resources/replay/differences.tsv}, each with its reason.
 */
package io.github.llmbridge.contract.replay;
