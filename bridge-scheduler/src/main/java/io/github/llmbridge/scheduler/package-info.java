/**
 * Work for people in the background: an application hands it in, and any of its instances does it. Begin with
 * {@link io.github.llmbridge.scheduler.BridgeScheduler#builder}.
 */
@org.jspecify.annotations.NullMarked
package io.github.llmbridge.scheduler;
