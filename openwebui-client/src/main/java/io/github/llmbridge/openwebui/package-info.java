/** The client of Open WebUI: the administrator's view, one user's view, and the dialects of the server's versions. */
@NullMarked
@PlainBuilders
package io.github.llmbridge.openwebui;

import org.jspecify.annotations.NullMarked;
