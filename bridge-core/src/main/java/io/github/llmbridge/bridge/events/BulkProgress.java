package io.github.llmbridge.bridge.events;

/**
 * How far a bulk run has got.
 *
 * @param ended how many entries have an outcome
 * @param underWay how many people are worked on at the moment
 * @param atATime how many may be, as fast as the servers are now
 */
public record BulkProgress(long ended, int underWay, int atATime) {}
