/** {@code docs/compatibility.md}: what the live suite came to on pairs of versions, and what these versions lack. */
package io.github.llmbridge.contract.compatibility;
