/** The client of LiteLLM's management API and the small value types that its resources share. */
@NullMarked
// No marker annotation on the builders: no user of them needs a library for it.
@Value.Style(allowedClasspathAnnotations = Override.class)
package io.github.llmbridge.litellm;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
