package io.github.llmbridge.http;

import java.lang.reflect.Method;

/** What errors and answers call a method; for tests that trace an answer back to its method. */
public final class OperationNames {
    private OperationNames() {}

    public static String of(Method method) {
        return Operations.name(method);
    }
}
