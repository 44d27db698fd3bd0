/** One class a command. */
@NullMarked
package io.github.llmbridge.cli.command;

import org.jspecify.annotations.NullMarked;
