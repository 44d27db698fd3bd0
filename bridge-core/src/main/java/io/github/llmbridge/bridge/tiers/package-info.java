/** What a subscription tier gives. */
@NullMarked
package io.github.llmbridge.bridge.tiers;

import org.jspecify.annotations.NullMarked;
