package io.github.llmbridge.http;

/** A budget is spent: of the key, user, team, team member, organization, tag or customer. */
public final class BudgetExceededException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public BudgetExceededException(ErrorDetails details) {
        super(details);
    }
}
