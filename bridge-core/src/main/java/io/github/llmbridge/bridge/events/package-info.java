/** Who hears of operations, and who may refuse them. */
@NullMarked
package io.github.llmbridge.bridge.events;

import org.jspecify.annotations.NullMarked;
