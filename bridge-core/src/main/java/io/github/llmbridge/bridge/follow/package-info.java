/** Open WebUI follows what others change in LiteLLM. */
@NullMarked
package io.github.llmbridge.bridge.follow;

import org.jspecify.annotations.NullMarked;
