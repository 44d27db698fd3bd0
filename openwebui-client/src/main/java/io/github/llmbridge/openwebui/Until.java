package io.github.llmbridge.openwebui;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation or a field that a newer supported Open WebUI lacks. A newer server answers the operation with {@link
 * io.github.llmbridge.http.WrongEndpointException} and ignores the field silently.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Until {
    /** The first version that lacks it, such as {@code 0.8.0}; of the patches between two minor versions not all were looked at. */
    String value();
}
