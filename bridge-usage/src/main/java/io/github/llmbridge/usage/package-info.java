/** What people used, for billing, and who comes near a budget. */
@NullMarked
package io.github.llmbridge.usage;

import org.jspecify.annotations.NullMarked;
