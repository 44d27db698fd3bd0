package io.github.llmbridge.usage;

/** Hears when people come near their budget. */
@FunctionalInterface
public interface BudgetListener {
    /**
     * Hears of one part of one person's budget, once in a budget period. If the process dies, or this throws, before it
     * is noted that it was told, it is told again with the same id.
     */
    void crossed(BudgetNotice notice);
}
