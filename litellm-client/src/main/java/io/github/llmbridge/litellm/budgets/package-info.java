/** Budgets that keys, organizations and customers share. */
@NullMarked
package io.github.llmbridge.litellm.budgets;

import org.jspecify.annotations.NullMarked;
