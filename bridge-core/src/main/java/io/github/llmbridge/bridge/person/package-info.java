/** What should be: a person, as the application asks for it. */
@NullMarked
package io.github.llmbridge.bridge.person;

import org.jspecify.annotations.NullMarked;
