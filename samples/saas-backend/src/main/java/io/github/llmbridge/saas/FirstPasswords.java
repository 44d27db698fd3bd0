package io.github.llmbridge.saas;

import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.WorkRecord;
import io.github.llmbridge.scheduler.WorkListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The first passwords of new accounts in Open WebUI, until each is shown once; in memory, and never many. An
 * application with several instances, or with single sign-on, does otherwise: see README.
 */
@Component
class FirstPasswords implements WorkListener {
    private static final int MOST = 1_000;

    private final Map<String, Secret> passwords = new LinkedHashMap<>();

    @Override
    public void ended(WorkRecord work, @Nullable PersonResult result) {
        if (result instanceof ProvisionResult made && made.initialPassword() != null) {
            keep(made.userId(), made.initialPassword());
        }
    }

    private synchronized void keep(String userId, Secret password) {
        passwords.put(userId, password);
        if (passwords.size() > MOST) {
            passwords.remove(passwords.keySet().iterator().next());
        }
    }

    synchronized boolean isThere(String userId) {
        return passwords.containsKey(userId);
    }

    /** The password, which is forgotten. */
    synchronized Optional<Secret> take(String userId) {
        return Optional.ofNullable(passwords.remove(userId));
    }
}
