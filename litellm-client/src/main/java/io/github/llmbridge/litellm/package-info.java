/** The client of LiteLLM's management API and the small value types that its resources share. */
@NullMarked
@PlainBuilders
package io.github.llmbridge.litellm;

import org.jspecify.annotations.NullMarked;
