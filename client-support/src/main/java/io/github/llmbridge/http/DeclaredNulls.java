package io.github.llmbridge.http;

import feign.Request;
import feign.RequestTemplate;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an operation says that {@code null} may come, by whichever library's annotation. Elsewhere it is no answer. */
final class DeclaredNulls {
    private DeclaredNulls() {}

    /** Whether the answer is, or holds as a row, a null that would meet the caller as a NullPointerException. */
    static boolean areMissedBy(@Nullable Object answer, Request request) {
        RequestTemplate template = request.requestTemplate();
        if (template == null) {
            return answer == null;
        }
        Method method = template.methodMetadata().method();
        if (answer == null) {
            return !isNullable(method.getAnnotations())
                    && !isNullable(method.getAnnotatedReturnType().getAnnotations());
        }
        return answer instanceof List<?> rows
                && rows.stream().anyMatch(Objects::isNull)
                && !rowsMayBeNull(method.getAnnotatedReturnType());
    }

    private static boolean rowsMayBeNull(AnnotatedType list) {
        return list instanceof AnnotatedParameterizedType typed
                && Arrays.stream(typed.getAnnotatedActualTypeArguments())
                        .anyMatch(row -> isNullable(row.getAnnotations()));
    }

    private static boolean isNullable(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }
}
