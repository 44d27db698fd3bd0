/**
 * The bridge's store on PostgreSQL, or on SQLite in one file. Begin with {@link io.github.llmbridge.jdbc.JdbcStore}.
 */
@NullMarked
package io.github.llmbridge.jdbc;

import org.jspecify.annotations.NullMarked;
