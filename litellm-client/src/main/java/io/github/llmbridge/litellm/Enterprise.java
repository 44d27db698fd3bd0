package io.github.llmbridge.litellm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation or a field that LiteLLM refuses without an Enterprise licence; the refusal is an
 * {@link io.github.llmbridge.http.EnterpriseOnlyException}, whatever status it came with.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Enterprise {
    /** The version from which on a licence is needed; empty if always. */
    String since() default "";
}
