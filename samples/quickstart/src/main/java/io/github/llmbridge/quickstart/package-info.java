/** The main job of the bridge, step by step: run it by {@code ./mvnw -q -Pquickstart}. */
@NullMarked
package io.github.llmbridge.quickstart;

import org.jspecify.annotations.NullMarked;
