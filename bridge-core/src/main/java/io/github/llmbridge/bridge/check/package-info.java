/** What hinders a person from chatting. Not exported. */
@NullMarked
package io.github.llmbridge.bridge.check;

import org.jspecify.annotations.NullMarked;
