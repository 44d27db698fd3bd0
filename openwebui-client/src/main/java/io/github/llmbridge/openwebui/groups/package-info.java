/** Groups and their members. */
@NullMarked
package io.github.llmbridge.openwebui.groups;

import org.jspecify.annotations.NullMarked;
