/** Where a token of one user comes from, since no administrator can write another account's settings. */
@NullMarked
package io.github.llmbridge.openwebui.tokens;

import org.jspecify.annotations.NullMarked;
