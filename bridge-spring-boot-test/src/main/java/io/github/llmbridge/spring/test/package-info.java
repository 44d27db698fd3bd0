/** Stand-ins of LiteLLM and Open WebUI for the tests of a Spring Boot application. */
@NullMarked
package io.github.llmbridge.spring.test;

import org.jspecify.annotations.NullMarked;
