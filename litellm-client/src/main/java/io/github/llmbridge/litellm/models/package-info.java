/** The models that a key may call, and the deployments behind them. */
@NullMarked
package io.github.llmbridge.litellm.models;

import org.jspecify.annotations.NullMarked;
