/** In which order: look, plan, policy, apply, report, events. Not exported. */
@NullMarked
package io.github.llmbridge.bridge.run;

import org.jspecify.annotations.NullMarked;
