/** Customers: the end users that a key's owner names in its requests. */
@NullMarked
package io.github.llmbridge.litellm.customers;

import org.jspecify.annotations.NullMarked;
