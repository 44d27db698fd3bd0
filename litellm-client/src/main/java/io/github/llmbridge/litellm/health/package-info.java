/** Whether the server is up, and which version it is. */
@NullMarked
package io.github.llmbridge.litellm.health;

import org.jspecify.annotations.NullMarked;
