/**
 * Provisions people on LiteLLM and Open WebUI by steps that can be run again, and changes their tiers. LiteLLM is the
 * authority, Open WebUI follows. Start at {@link io.github.llmbridge.bridge.BridgeFacade}.
 */
@NullMarked
@PlainBuilders
package io.github.llmbridge.bridge;

import org.jspecify.annotations.NullMarked;
