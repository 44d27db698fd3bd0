/** Chat completions, as far as proving a key needs them. */
@NullMarked
package io.github.llmbridge.litellm.chat;

import org.jspecify.annotations.NullMarked;
