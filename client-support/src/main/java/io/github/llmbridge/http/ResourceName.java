package io.github.llmbridge.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What errors call a resource whose interface has another name, such as {@code models} for {@code ProxyModels}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ResourceName {
    /** The name that the client's accessor has. */
    String value();
}
