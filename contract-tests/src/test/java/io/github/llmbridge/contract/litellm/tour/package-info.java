/**
 * Every operation of LiteLLM's client, called as a user would call it; on stand-ins and on real servers, and shown in
 * docs/litellm.md. A resource has one tour: set up what it needs, and put a comment that begins with {@code // >} before the
 * one statement that shows an operation; {@code id("alice")} for ids, {@code has("teams.patch")} for what began after 1.77.3,
 * {@code enterprise(() -> …)} and {@code enterpriseIf(…, () -> …)} for what is refused without a licence. List the
 * tour in {@link io.github.llmbridge.contract.litellm.tour.LiteLlmTours}, then write the document anew by
 * {@code -Dllmbridge.docs=write -Dtest=LiteLlmCheatSheetTest}.
 */
package io.github.llmbridge.contract.litellm.tour;
