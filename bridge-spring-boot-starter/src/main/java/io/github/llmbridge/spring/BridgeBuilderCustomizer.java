package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.BridgeBuilder;

/**
 * Changes the bridge before it is built, after the properties and beans have been applied: for what has no property.
 * Each bean of this type is called, in order.
 */
@FunctionalInterface
public interface BridgeBuilderCustomizer {
    /** Sets what it wants. */
    void customize(BridgeBuilder builder);
}
