/** The administrator's connections to model servers, as one list: Open WebUI itself calls them, for all its users. */
@NullMarked
package io.github.llmbridge.openwebui.connections;

import org.jspecify.annotations.NullMarked;
