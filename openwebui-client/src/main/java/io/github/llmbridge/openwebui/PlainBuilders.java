package io.github.llmbridge.openwebui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** Keeps Immutables' own annotations out of our class files, so that no user's compiler looks for its library. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(allowedClasspathAnnotations = Override.class)
@interface PlainBuilders {}
