/**
 * Events of a billing system as the life of a person: started, changed, renewed, unpaid, cancelled. Begin with
 * {@link io.github.llmbridge.subscriptions.Subscriptions#builder}.
 */
@org.jspecify.annotations.NullMarked
package io.github.llmbridge.subscriptions;
