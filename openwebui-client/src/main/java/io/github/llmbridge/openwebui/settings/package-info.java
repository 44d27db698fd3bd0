/** A user's own settings: direct connections as one list, and an editor that leaves everything else as it is. */
@NullMarked
package io.github.llmbridge.openwebui.settings;

import org.jspecify.annotations.NullMarked;
