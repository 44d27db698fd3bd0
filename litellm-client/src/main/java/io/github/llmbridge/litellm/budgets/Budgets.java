package io.github.llmbridge.litellm.budgets;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Budgets that keys, organizations and customers share. For administrators. Thread safe. */
@Headers("Content-Type: application/json")
public interface Budgets {
    /** {@code /budget/new} as the server answers it; see {@link #create}. */
    @RequestLine("POST /budget/new")
    Budget createAnswer(NewBudgetRequest request);

    /**
     * Makes a budget.
     *
     * @throws AlreadyExistsException if the id is in use; LiteLLM 1.77.3 answers a plain 500, and a second call tells why
     */
    default Budget create(NewBudgetRequest request) {
        try {
            return createAnswer(request);
        } catch (ServerErrorException e) {
            if (find(request.budgetId()).isEmpty()) {
                throw e;
            }
            throw new AlreadyExistsException(new ErrorDetails(
                    e.operation(), e.status(), null, "budget " + request.budgetId() + " already exists", null));
        }
    }

    /** {@code /budget/update} as the server answers it: with {@code null} for an unknown budget; see {@link #update}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /budget/update")
    @Nullable Budget updateAnswer(UpdateBudgetRequest request);

    /**
     * Changes a budget for all who share it.
     *
     * @throws NotFoundException if there is no such budget
     */
    default Budget update(UpdateBudgetRequest request) {
        return found("budgets.update", request.budgetId(), updateAnswer(request));
    }

    /** {@code /budget/info} as the server answers it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /budget/info")
    List<Budget> infoAnswer(BudgetInfoRequest request);

    /** Those of the budgets that exist. */
    default List<Budget> findAll(List<String> budgetIds) {
        return infoAnswer(BudgetInfoRequest.of(budgetIds));
    }

    /** One budget, or nothing. */
    default Optional<Budget> find(String budgetId) {
        return findAll(List.of(budgetId)).stream()
                .filter(budget -> budgetId.equals(budget.budgetId()))
                .findFirst();
    }

    /**
     * One budget.
     *
     * @throws NotFoundException if there is no such budget
     */
    default Budget info(String budgetId) {
        return found("budgets.info", budgetId, find(budgetId).orElse(null));
    }

    /** Every budget, those included that the server made for organizations, customers and members. It has no pages. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /budget/list")
    List<Budget> list();

    /** {@code /budget/settings} as the server answers it; see {@link #settings}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /budget/settings?budget_id={budgetId}")
    List<BudgetSetting> settingsAnswer(@Param("budgetId") String budgetId);

    /** The fields of a budget with their values. For an unknown budget the server names the fields without values. */
    default List<BudgetSetting> settings(String budgetId) {
        Limits.requireText("budgetId", budgetId);
        return settingsAnswer(budgetId);
    }

    /** {@code /budget/delete} as the server answers it: with {@code null} for an unknown budget; see {@link #delete}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /budget/delete")
    @Nullable Budget deleteAnswer(DeleteBudgetRequest request);

    /**
     * Deletes a budget.
     *
     * @return the budget as it was
     * @throws NotFoundException if there is no such budget
     */
    default Budget delete(String budgetId) {
        return found("budgets.delete", budgetId, deleteAnswer(DeleteBudgetRequest.of(budgetId)));
    }

    /** Deletes a budget; {@code false} if it was gone already. */
    default boolean deleteIfPresent(String budgetId) {
        return deleteAnswer(DeleteBudgetRequest.of(budgetId)) != null;
    }

    private static Budget found(String operation, String budgetId, @Nullable Budget budget) {
        if (budget == null) {
            throw new NotFoundException(
                    new ErrorDetails(operation, 200, null, "budget " + budgetId + " does not exist", null));
        }
        return budget;
    }
}
