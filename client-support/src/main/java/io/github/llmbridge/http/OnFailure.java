package io.github.llmbridge.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says when the operation of a Feign method may be repeated. The HTTP method does not tell: LiteLLM deletes by POST, and a
 * POST that creates must not run twice. Without the annotation: {@link Repeat#IF_NOT_DONE}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnFailure {
    /** When to repeat. */
    Repeat value();
}
