/** The operator's tool: every operation of the bridge from a shell. */
@NullMarked
package io.github.llmbridge.cli;

import org.jspecify.annotations.NullMarked;
