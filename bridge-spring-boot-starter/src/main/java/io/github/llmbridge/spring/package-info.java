/** The bridge as beans of a Spring Boot application, made from its properties under {@code llmbridge}. */
@NullMarked
package io.github.llmbridge.spring;

import org.jspecify.annotations.NullMarked;
