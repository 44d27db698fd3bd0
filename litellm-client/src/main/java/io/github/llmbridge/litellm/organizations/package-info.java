/** Organizations and their members. */
@NullMarked
package io.github.llmbridge.litellm.organizations;

import org.jspecify.annotations.NullMarked;
