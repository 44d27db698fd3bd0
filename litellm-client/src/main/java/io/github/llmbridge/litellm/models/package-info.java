/** The models that a key may call. */
@NullMarked
package io.github.llmbridge.litellm.models;

import org.jspecify.annotations.NullMarked;
