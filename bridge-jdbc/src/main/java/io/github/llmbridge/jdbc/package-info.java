/**
 * The bridge's store on PostgreSQL, or on SQLite in one file: begin with {@link io.github.llmbridge.jdbc.JdbcStore}.
 * The feed of changes in LiteLLM's PostgreSQL: begin with {@link io.github.llmbridge.jdbc.LiteLlmTriggers}.
 */
@NullMarked
package io.github.llmbridge.jdbc;

import org.jspecify.annotations.NullMarked;
