/** Accounts, as the administrator sees them. */
@NullMarked
package io.github.llmbridge.openwebui.users;

import org.jspecify.annotations.NullMarked;
