/** Models, and who may use them. */
@NullMarked
package io.github.llmbridge.openwebui.models;

import org.jspecify.annotations.NullMarked;
