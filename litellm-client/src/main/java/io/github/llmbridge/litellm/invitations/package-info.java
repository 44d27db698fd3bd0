/** Invitations to LiteLLM's own user interface. */
@NullMarked
package io.github.llmbridge.litellm.invitations;

import org.jspecify.annotations.NullMarked;
