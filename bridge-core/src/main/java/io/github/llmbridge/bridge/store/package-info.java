/**
 * What the bridge keeps of its own: who is what on both servers, how far a long run has got, and who changed what.
 * The servers are the truth; a store is a richer copy of what was done, and what lets several instances take turns.
 */
@NullMarked
package io.github.llmbridge.bridge.store;

import org.jspecify.annotations.NullMarked;
