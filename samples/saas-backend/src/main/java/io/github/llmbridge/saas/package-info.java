/** A SaaS backend to copy from: signup, webhooks of a billing system, a page for people and one for operators. */
@org.jspecify.annotations.NullMarked
package io.github.llmbridge.saas;
