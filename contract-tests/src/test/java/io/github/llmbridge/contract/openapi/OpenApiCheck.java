package io.github.llmbridge.contract.openapi;

import io.github.llmbridge.contract.tour.Operation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Holds every declared route and request field against a server's OpenAPI: nothing invented, nothing wrongly marked as
 * absent, and of the requests whose every field we promise, none left out.
 */
final class OpenApiCheck {
    private final OpenApi server;
    private final KnownGaps gaps;
    private final Predicate<AnnotatedElement> absent;
    private final Predicate<String> whole;
    private final List<String> faults = new ArrayList<>();

    /**
     * A check against one server.
     *
     * @param absent whether a declaration says that this version has no such operation or field
     * @param whole whether we promise every field of the route's request
     */
    OpenApiCheck(OpenApi server, KnownGaps gaps, Predicate<AnnotatedElement> absent, Predicate<String> whole) {
        this.server = server;
        this.gaps = gaps;
        this.absent = absent;
        this.whole = whole;
    }

    List<String> faults(List<Operation> operations) {
        operations.forEach(this::check);
        faults.addAll(gaps.notNeeded());
        return faults;
    }

    private void check(Operation operation) {
        String route = operation.route();
        boolean said = server.has(route);
        if (absent.test(operation.method())) {
            if (said) {
                faults.add(operation + " is marked as absent from this server, which has it");
            }
        } else if (!said) {
            if (!gaps.explain("hidden", route, "-")) {
                faults.add(operation + " is unknown to the server");
            }
        } else {
            Fields body = server.body(route);
            compareQuery(operation, server.queryParameters(route));
            compare(operation, "", DeclaredFields.body(operation), body, whole.test(route));
        }
    }

    private void compareQuery(Operation operation, SortedSet<String> said) {
        DeclaredFields.query(operation).forEach((name, field) -> {
            if (!absent.test(field.declaration()) || field.declaration() == operation.method()) {
                requireSaid(operation, name, said.contains(name));
            } else if (said.contains(name)) {
                faults.add(operation + ": parameter " + name + " is marked as absent from this server, which has it");
            }
        });
    }

    private void compare(
            Operation operation,
            String place,
            SortedMap<String, DeclaredFields.Field> declared,
            Fields said,
            boolean wholly) {
        if (said.isOpen()) {
            if (place.isEmpty() && !declared.isEmpty() && !gaps.explain("undescribed", operation.route(), "-")) {
                faults.add(operation + ": the server describes no request");
            }
            return;
        }
        declared.forEach((name, field) -> {
            Fields known = said.byName().get(name);
            if (absent.test(field.declaration())) {
                if (known != null && !gaps.explain("early", operation.route(), place + name)) {
                    faults.add(operation + ": " + place + name + " is marked as absent from this server, which has it");
                }
            } else if (known == null) {
                requireSaid(operation, place + name, false);
            } else if (!field.fields().isEmpty()) {
                compare(operation, place + name + ".", field.fields(), known, false);
            }
        });
        if (wholly) {
            SortedSet<String> leftOut = new TreeSet<>(said.byName().keySet());
            leftOut.removeAll(declared.keySet());
            leftOut.removeIf(name -> gaps.explain("left out", operation.route(), place + name));
            leftOut.forEach(name -> faults.add(operation + ": " + place + name + " is left out"));
        }
    }

    private void requireSaid(Operation operation, String field, boolean said) {
        if (!said && !gaps.explain("unlisted", operation.route(), field)) {
            faults.add(operation + ": the server knows no " + field);
        }
    }
}
