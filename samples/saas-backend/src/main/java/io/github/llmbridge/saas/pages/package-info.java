/** Pages as text, escaped by {@link io.github.llmbridge.saas.pages.Html}. */
@org.jspecify.annotations.NullMarked
package io.github.llmbridge.saas.pages;
