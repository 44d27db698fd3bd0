/** The client of Open WebUI: the administrator's view, one user's view, and the dialects of the server's versions. */
@NullMarked
// No marker annotation on the builders: no user of them needs a library for it.
@Value.Style(allowedClasspathAnnotations = Override.class)
package io.github.llmbridge.openwebui;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
