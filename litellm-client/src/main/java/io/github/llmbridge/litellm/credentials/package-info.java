/** Credentials of model providers, stored once for several models. */
@NullMarked
package io.github.llmbridge.litellm.credentials;

import org.jspecify.annotations.NullMarked;
