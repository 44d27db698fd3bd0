package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An operation of the bridge that is going to be interrupted.
 *
 * @param name what the test is called
 * @param before brings the person to where the operation begins
 * @param operation what is interrupted and then called again
 * @param wish the request that asks for the state in which the operation ends: sent at last, it must change nothing;
 *     empty if nothing is asked for any more
 * @param ends some facts of that state, so that the undisturbed run is not believed blindly
 * @param again whether the same operation, called once more, must change nothing
 * @param onlyReads whether there is nothing to do from the beginning
 */
record Scenario(
        String name,
        Consumer<Subject> before,
        Consumer<Subject> operation,
        Optional<Function<Subject, ProvisionRequestBuilder>> wish,
        Map<String, String> ends,
        boolean again,
        boolean onlyReads) {
    static Scenario of(String name, Consumer<Subject> before, Consumer<Subject> operation) {
        return new Scenario(name, before, operation, Optional.of(Subject::person), Map.of(), true, false);
    }

    /** The person for whom nothing has been done yet. */
    static void nothing(Subject subject) {
        // There is nothing to do.
    }

    Scenario wish(Function<Subject, ProvisionRequestBuilder> request) {
        return new Scenario(name, before, operation, Optional.of(request), ends, again, onlyReads);
    }

    /** Nothing is asked for any more. */
    Scenario withoutWish() {
        return new Scenario(name, before, operation, Optional.empty(), ends, again, onlyReads);
    }

    Scenario ends(String fact, String value) {
        Map<String, String> all = new LinkedHashMap<>(ends);
        all.put(fact, value);
        return new Scenario(name, before, operation, wish, all, again, onlyReads);
    }

    /** Each call does something. */
    Scenario doesItAgain() {
        return new Scenario(name, before, operation, wish, ends, false, onlyReads);
    }

    /** There is nothing to do from the beginning. */
    Scenario changesNothing() {
        return new Scenario(name, before, operation, wish, ends, again, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
