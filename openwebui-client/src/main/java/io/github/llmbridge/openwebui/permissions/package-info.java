/** What users may do: the defaults, and one account's own rights. */
@NullMarked
package io.github.llmbridge.openwebui.permissions;

import org.jspecify.annotations.NullMarked;
