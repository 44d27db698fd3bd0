/**
 * Provisions people on LiteLLM and Open WebUI by steps that can be run again, and changes their tiers. LiteLLM is the
 * authority, Open WebUI follows. Start at {@link io.github.llmbridge.bridge.BridgeFacade}.
 */
@NullMarked
// No marker annotation on the builders: no user of them needs a library for it.
@Value.Style(allowedClasspathAnnotations = Override.class)
package io.github.llmbridge.bridge;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
