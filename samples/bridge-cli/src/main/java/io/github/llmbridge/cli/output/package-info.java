/** What people and programs get to read. */
@NullMarked
package io.github.llmbridge.cli.output;

import org.jspecify.annotations.NullMarked;
