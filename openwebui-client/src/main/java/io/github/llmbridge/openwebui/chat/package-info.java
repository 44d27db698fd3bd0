/** Chat completions through the administrator's connections. */
@NullMarked
package io.github.llmbridge.openwebui.chat;

import org.jspecify.annotations.NullMarked;
