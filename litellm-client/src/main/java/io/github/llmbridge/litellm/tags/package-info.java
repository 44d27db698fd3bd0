/** Tags that group spend and models. */
@NullMarked
package io.github.llmbridge.litellm.tags;

import org.jspecify.annotations.NullMarked;
