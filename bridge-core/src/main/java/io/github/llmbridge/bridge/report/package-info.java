/** What happened: results, steps, problems and exceptions. */
@NullMarked
package io.github.llmbridge.bridge.report;

import org.jspecify.annotations.NullMarked;
