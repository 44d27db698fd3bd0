/** Chat completions, whole and in parts. */
@NullMarked
package io.github.llmbridge.litellm.chat;

import org.jspecify.annotations.NullMarked;
