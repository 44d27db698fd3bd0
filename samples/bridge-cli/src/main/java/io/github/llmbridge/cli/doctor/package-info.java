/** What is wrong, what it means, and what mends it. */
@NullMarked
package io.github.llmbridge.cli.doctor;

import org.jspecify.annotations.NullMarked;
