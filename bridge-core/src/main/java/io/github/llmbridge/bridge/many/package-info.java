/** Many people at once: what differs of everybody, and making it so. */
@NullMarked
package io.github.llmbridge.bridge.many;

import org.jspecify.annotations.NullMarked;
