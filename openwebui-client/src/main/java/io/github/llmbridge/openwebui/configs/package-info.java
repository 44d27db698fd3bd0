/** The administrator's switches. */
@NullMarked
package io.github.llmbridge.openwebui.configs;

import org.jspecify.annotations.NullMarked;
