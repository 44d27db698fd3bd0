/**
 * Every operation of Open WebUI's client, called as a user would call it; on stand-ins and on real servers, and shown in
 * docs/openwebui.md. A subject has one tour: set up what it needs, and put a comment that begins with {@code // >} before the
 * one statement that shows an operation; {@code id("ada")} for names, {@code secret("a-long-password")} for passwords, {@code
 * newPerson()} for an account, {@code has(api, name)} for what some versions lack. List the tour in {@link
 * io.github.llmbridge.contract.openwebui.tour.OpenWebUiTours}, then write the document anew by {@code -Dllmbridge.docs=write
 * -Dtest=OpenWebUiCheatSheetTest}.
 */
package io.github.llmbridge.contract.openwebui.tour;
