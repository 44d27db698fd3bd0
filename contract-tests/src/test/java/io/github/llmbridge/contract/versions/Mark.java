package io.github.llmbridge.contract.versions;

import io.github.llmbridge.contract.Span;
import io.github.llmbridge.contract.openapi.DeclaredFields;
import io.github.llmbridge.contract.tour.Operation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client declares and that not every supported version has.
 *
 * @param name class and method or component, such as {@code keys.Key#projectId}
 * @param places where it is on the wire, such as {@code POST /key/generate answer project_id}; none for a convenience
 * @param span which versions have it
 */
record Mark(String name, NavigableSet<String> places, Span span) {
    private static final String OURS = "io.github.llmbridge.";

    /** All marks of the operations and of what they send and read, by name. */
    static List<Mark> of(List<Operation> operations, Function<AnnotatedElement, Span> spans) {
        SortedMap<String, Mark> marks = new TreeMap<>();
        for (Operation operation : operations) {
            add(marks, operation.method(), operation.route(), spans);
            add(marks, "query ", DeclaredFields.query(operation), operation, spans);
            add(marks, "request ", DeclaredFields.body(operation), operation, spans);
            add(marks, "answer ", DeclaredFields.answer(operation), operation, spans);
        }
        operations.stream()
                .map(operation -> operation.method().getDeclaringClass())
                .distinct()
                .flatMap(resource -> Arrays.stream(resource.getMethods()))
                .filter(Method::isDefault)
                .forEach(convenience -> add(marks, convenience, null, spans));
        return List.copyOf(marks.values());
    }

    private static void add(
            SortedMap<String, Mark> marks,
            String place,
            SortedMap<String, DeclaredFields.Field> fields,
            Operation operation,
            Function<AnnotatedElement, Span> spans) {
        fields.forEach((name, field) -> {
            if (field.declaration() instanceof RecordComponent) {
                add(marks, field.declaration(), operation.route() + " " + place + name, spans);
            }
            add(marks, place + name + ".", field.fields(), operation, spans);
        });
    }

    private static void add(
            SortedMap<String, Mark> marks,
            AnnotatedElement declaration,
            @Nullable String place,
            Function<AnnotatedElement, Span> spans) {
        Span span = spans.apply(declaration);
        if (span.isBounded()) {
            Mark mark = marks.computeIfAbsent(name(declaration), name -> new Mark(name, new TreeSet<>(), span));
            Stream.ofNullable(place).forEach(mark.places()::add);
        }
    }

    private static String name(AnnotatedElement declaration) {
        if (declaration instanceof RecordComponent component) {
            return name(component.getDeclaringRecord()) + "#" + component.getName();
        }
        Method method = (Method) declaration;
        return name(method.getDeclaringClass()) + "#" + method.getName();
    }

    private static String name(Class<?> owner) {
        return owner.getName().substring(OURS.length()).replaceFirst("^[^.]+\\.", "");
    }
}
