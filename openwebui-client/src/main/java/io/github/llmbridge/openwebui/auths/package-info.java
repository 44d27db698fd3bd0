/** Sign-in, accounts to be added, and the API key of the calling account. */
@NullMarked
package io.github.llmbridge.openwebui.auths;

import org.jspecify.annotations.NullMarked;
