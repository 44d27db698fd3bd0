/** What the tool is told: by options, the environment or a file. */
@NullMarked
package io.github.llmbridge.cli.config;

import org.jspecify.annotations.NullMarked;
