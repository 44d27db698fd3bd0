/** Spend and activity: what was used, by whom, when. */
@NullMarked
package io.github.llmbridge.litellm.spend;

import org.jspecify.annotations.NullMarked;
