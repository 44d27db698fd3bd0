/** Operations that read a person and change nothing. Not exported. */
@NullMarked
package io.github.llmbridge.bridge.read;

import org.jspecify.annotations.NullMarked;
