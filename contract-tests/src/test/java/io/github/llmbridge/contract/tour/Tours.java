package io.github.llmbridge.contract.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs tours as tests. */
public final class Tours {
    private Tours() {}

    /**
     * A test for each tour, and one that no operation was left out.
     *
     * @param tours by title
     * @param available whether the line's server has the operation
     */
    public static Stream<DynamicTest> tests(
            Map<String, ? extends Tour> tours, List<Operation> operations, Predicate<Operation> available) {
        return Stream.concat(
                tours.entrySet().stream().map(tour -> DynamicTest.dynamicTest(tour.getKey(), tour.getValue()::run)),
                Stream.of(DynamicTest.dynamicTest(
                        "no operation is left out",
                        () -> assertThat(called(tours)).containsAll(names(operations, available)))));
    }

    private static Iterable<String> called(Map<String, ? extends Tour> tours) {
        return tours.values().stream()
                .flatMap(tour -> tour.stops().stream())
                .map(Stop::operation)
                .collect(Collectors.toSet());
    }

    private static Iterable<String> names(List<Operation> operations, Predicate<Operation> available) {
        return operations.stream().filter(available).map(Operation::name).collect(Collectors.toSet());
    }
}
