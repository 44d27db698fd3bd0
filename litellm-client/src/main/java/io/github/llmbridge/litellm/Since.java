package io.github.llmbridge.litellm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation or a field that an older supported LiteLLM lacks. An older server answers the operation with
 * {@link io.github.llmbridge.http.WrongEndpointException} and ignores the field silently. The contract suite checks each
 * mark against the OpenAPI of the running servers.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Since {
    /** The first version that has it, such as {@code 1.81.4}; of the patches between two minor versions not all were looked at. */
    String value();
}
