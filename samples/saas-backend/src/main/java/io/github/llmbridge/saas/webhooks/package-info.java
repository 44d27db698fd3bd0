/** What billing systems send: who signed it, and what it says. */
@org.jspecify.annotations.NullMarked
package io.github.llmbridge.saas.webhooks;
