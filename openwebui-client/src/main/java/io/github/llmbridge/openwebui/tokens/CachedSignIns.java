package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps each account's session until it is refused or about to end, and signs in once at a time for an account. */
final class CachedSignIns {
    private final Clock clock;
    private final Supplier<SignInBudget> budgets;
    private final Map<String, Entry> byAccount = new ConcurrentHashMap<>();

    CachedSignIns(Clock clock, Supplier<SignInBudget> budgets) {
        this.clock = clock;
        this.budgets = budgets;
    }

    Session session(String accountId, Supplier<Session> signIn) {
        return entry(accountId).session(signIn);
    }

    void remember(String accountId, Session session) {
        entry(accountId).remember(session);
    }

    void forget(String accountId, Secret token) {
        Entry entry = byAccount.get(accountId);
        if (entry != null) {
            entry.forget(token);
        }
    }

    private Entry entry(String accountId) {
        return byAccount.computeIfAbsent(accountId, id -> new Entry(budgets.get()));
    }

    /** One account. */
    private final class Entry {
        private final SignInBudget budget;
        private @Nullable Session kept;
        private Instant begun = Instant.MIN;

        Entry(SignInBudget budget) {
            this.budget = budget;
        }

        synchronized Session session(Supplier<Session> signIn) {
            Instant now = clock.instant();
            Session current = kept;
            if (current == null || current.token() == null || current.endsSoon(begun, now)) {
                budget.spend(now);
                current = signIn.get();
                kept = current;
                begun = now;
            }
            return current;
        }

        synchronized void remember(Session session) {
            kept = session;
            begun = clock.instant();
        }

        synchronized void forget(Secret token) {
            if (kept != null && token.equals(kept.token())) {
                kept = null;
            }
        }
    }
}
