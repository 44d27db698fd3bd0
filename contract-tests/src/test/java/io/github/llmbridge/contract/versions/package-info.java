/**
 * {@code @Since} and {@code @Until} of the clients, held against what was found out about many versions of the servers: the
 * tables in {@code src/versions}, whose README tells how they are made.
 */
package io.github.llmbridge.contract.versions;
