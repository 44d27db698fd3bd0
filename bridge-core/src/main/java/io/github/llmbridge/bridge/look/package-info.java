/** What is: one snapshot of both servers, and how the bridge tells its own from what is others'. Not exported. */
@NullMarked
package io.github.llmbridge.bridge.look;

import org.jspecify.annotations.NullMarked;
