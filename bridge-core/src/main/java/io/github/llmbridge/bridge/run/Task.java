package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.RunReport;
import io.github.llmbridge.bridge.steps.Run;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation for one person: who, what is wanted, and what is told of it.
 *
 * @param request what the caller asked, to join equal calls
 * @param email the account's address, if the caller named it; else that of LiteLLM's user
 * @param formerEmail the address that the account may still have; {@code null} if none is known
 * @param mustExist whether LiteLLM must know the user
 * @param wish what should be, in view of what is
 * @param result what is told at the end; the run is missing if it did not begin
 * @param seemsNew whether lists told that neither server knows the person: then the first try does not look
 * @param expected the only changes that may be made; {@code null} for any
 */
public record Task<R extends PersonResult>(
        Operation operation,
        String userId,
        Object request,
        @Nullable String email,
        @Nullable String formerEmail,
        boolean mustExist,
        Function<Look, Person> wish,
        BiFunction<RunReport, @Nullable Run, R> result,
        boolean seemsNew,
        @Nullable List<PlannedChange> expected) {
    /** The same, only if these changes are still the ones to be made. */
    Task<R> asPlanned(List<PlannedChange> changes) {
        return new Task<>(
                operation,
                userId,
                changes,
                email,
                formerEmail,
                mustExist,
                wish,
                result,
                seemsNew,
                List.copyOf(changes));
    }

    /** The same with another wish. */
    Task<R> wishing(Function<Look, Person> other) {
        return new Task<>(operation, userId, request, email, formerEmail, mustExist, other, result, seemsNew, expected);
    }

    /** The same for a person who seems to be new, or turned out not to be. */
    Task<R> seeming(boolean isNew) {
        return new Task<>(operation, userId, request, email, formerEmail, mustExist, wish, result, isNew, expected);
    }
}
