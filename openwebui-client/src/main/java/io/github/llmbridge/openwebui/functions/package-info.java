/** Functions: Python code that an administrator gives to the server. */
@NullMarked
package io.github.llmbridge.openwebui.functions;

import org.jspecify.annotations.NullMarked;
