/** Many OpenAI-compatible endpoints behind one address, each shown under a name of its own. */
@NullMarked
package io.github.llmbridge.proxy;

import org.jspecify.annotations.NullMarked;
