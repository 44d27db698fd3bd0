package io.github.llmbridge.contract.tour;

import feign.RequestLine;
import io.github.llmbridge.http.OperationNames;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One declared operation of a client.
 *
 * @param method the Feign method
 * @param name what errors and answers call it
 * @param http the HTTP method
 * @param path the path's template without the query
 */
public record Operation(Method method, String name, String http, String path) {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    /** All operations of the resources that a client and its views hand out. */
    public static List<Operation> of(Class<?>... clients) {
        return Arrays.stream(clients)
                .flatMap(Operation::resources)
                .distinct()
                .flatMap(resource -> Arrays.stream(resource.getMethods()))
                .filter(method -> method.isAnnotationPresent(RequestLine.class))
                .map(Operation::of)
                .toList();
    }

    /** The resources that a client hands out by methods without parameters. */
    private static Stream<Class<?>> resources(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type.isInterface()
                        && Arrays.stream(type.getMethods())
                                .anyMatch(method -> method.isAnnotationPresent(RequestLine.class)));
    }

    private static Operation of(Method method) {
        String[] line = method.getAnnotation(RequestLine.class).value().split(" ", 2);
        return new Operation(method, OperationNames.of(method), line[0], line[1].replaceAll("\\?.*", ""));
    }

    /** Method and path with nameless parameters: two documents may name them differently. */
    public String route() {
        return route(http, path);
    }

    /** As {@link #route()}, of another document's method and path. */
    public static String route(String http, String path) {
        return http.toUpperCase(Locale.ROOT) + " " + PARAMETER.matcher(path).replaceAll("{}");
    }

    @Override
    public String toString() {
        return name + " (" + http + " " + path + ")";
    }
}
