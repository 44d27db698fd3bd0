/** Teams and their members. */
@NullMarked
package io.github.llmbridge.litellm.teams;

import org.jspecify.annotations.NullMarked;
