/**
 * One way to build a client of either server: options, Feign assembly, typed errors, secrets, one retry layer, redaction
 * and paging. Knows neither server; applications meet {@link io.github.llmbridge.http.Secret}, the options and the
 * exceptions of this package.
 */
@NullMarked
package io.github.llmbridge.http;

import org.jspecify.annotations.NullMarked;
