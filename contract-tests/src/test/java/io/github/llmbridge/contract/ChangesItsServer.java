package io.github.llmbridge.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test that a shared server cannot bear: it ends everybody's sessions, or needs a server that was started for it. The
 * live suite leaves it out; {@code .ci/run} gives it a server and runs it by {@code -Dgroups=changes-its-server}.
 */
@Tag("changes-its-server")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ChangesItsServer {}
