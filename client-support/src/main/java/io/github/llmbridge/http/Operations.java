package io.github.llmbridge.http;

import java.lang.reflect.Method;
import java.util.Locale;

/** Names an operation as the servers and our users do: {@code keys.generate}. */
final class Operations {
    private static final String RAW = "Answer";

    private Operations() {}

    static String name(Method method) {
        return name(method.getDeclaringClass().getSimpleName(), method.getName());
    }

    /** From Feign's key of a method, {@code Keys#generate(GenerateKeyRequest)}. */
    static String name(String configKey) {
        int hash = configKey.indexOf('#');
        int parenthesis = configKey.indexOf('(');
        return name(configKey.substring(0, hash), configKey.substring(hash + 1, parenthesis));
    }

    /** The raw form of {@code info}, which it wraps for its callers, is {@code infoAnswer}: they know only the former. */
    private static String name(String resource, String method) {
        String known = method.endsWith(RAW) ? method.substring(0, method.length() - RAW.length()) : method;
        return resource.substring(0, 1).toLowerCase(Locale.ROOT) + resource.substring(1) + "." + known;
    }
}
