/** Health, version and what a signed-in page is told. */
@NullMarked
package io.github.llmbridge.openwebui.server;

import org.jspecify.annotations.NullMarked;
