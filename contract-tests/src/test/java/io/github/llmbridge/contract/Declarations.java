package io.github.llmbridge.contract;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;

/** What the clients declare, by its name. */
public final class Declarations {
    private Declarations() {}

    /** An operation of an API. */
    public static AnnotatedElement operation(Class<?> api, String name) {
        return Arrays.stream(api.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(api + " has no " + name));
    }

    /** A field of a request or an answer. */
    public static AnnotatedElement field(Class<? extends Record> form, String name) {
        return Arrays.stream(form.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(form + " has no " + name));
    }
}
