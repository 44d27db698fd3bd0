/** Users: create, info, list, update, delete. */
@NullMarked
package io.github.llmbridge.litellm.users;

import org.jspecify.annotations.NullMarked;
