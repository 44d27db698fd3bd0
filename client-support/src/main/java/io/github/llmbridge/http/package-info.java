@org.jspecify.annotations.NullMarked
package io.github.llmbridge.http;
