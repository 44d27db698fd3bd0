/** The file of OpenAI-compatible endpoints that the multi-endpoint proxy serves and that LiteLLM can take over. */
@NullMarked
package io.github.llmbridge.endpoints;

import org.jspecify.annotations.NullMarked;
