/** Virtual keys: generate, info, list, update, delete. */
@NullMarked
package io.github.llmbridge.litellm.keys;

import org.jspecify.annotations.NullMarked;
