package io.github.llmbridge.http;

import feign.Request;
import feign.RequestTemplate;
import java.lang.reflect.Method;
import java.util.Locale;

/** Names an operation as the servers and our users do: {@code keys.generate}. */
final class Operations {
    private static final String RAW = "Answer";

    private Operations() {}

    static String name(Method method) {
        Class<?> resource = method.getDeclaringClass();
        ResourceName given = resource.getAnnotation(ResourceName.class);
        String name = given == null ? decapitalised(resource.getSimpleName()) : given.value();
        return name + "." + known(method.getName());
    }

    /** From what Feign knows of the exchange's method. */
    static String name(Request request) {
        RequestTemplate template = request.requestTemplate();
        return template == null
                ? raw(request.httpMethod().name())
                : name(template.methodMetadata().method());
    }

    /** Whether the answer is read while it comes. */
    static boolean isStreamed(Request request) {
        RequestTemplate template = request.requestTemplate();
        return template != null && template.methodMetadata().method().getReturnType() == EventStream.class;
    }

    /** A request that no resource has an operation for; its path may hold ids, so it is not named. */
    static String raw(String httpMethod) {
        return "raw." + httpMethod.toLowerCase(Locale.ROOT);
    }

    /** The raw form of {@code info}, which it wraps for its callers, is {@code infoAnswer}: they know only the former. */
    private static String known(String method) {
        return method.endsWith(RAW) ? method.substring(0, method.length() - RAW.length()) : method;
    }

    private static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
