/** Files of people, in CSV or JSON Lines, for bulk runs. */
@NullMarked
package io.github.llmbridge.files;

import org.jspecify.annotations.NullMarked;
