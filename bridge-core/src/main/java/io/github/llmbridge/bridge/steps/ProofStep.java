package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.http.BudgetExceededException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.KeyHash;
import java.util.List;
import java.util.Optional;

/** A new key is used once, for the list of models, before the one that it replaces is deleted. */
public final class ProofStep implements PersonStep {
    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        return List.of();
    }

    @Override
    public boolean concerns(Run run) {
        Optional<KeyHash> before = run.look()
                .connectedKey()
                .or(() -> run.look().owned().stream().findFirst())
                .map(key -> key.hash());
        return run.key().isPresent() && !before.equals(run.keyHash());
    }

    @Override
    public Done apply(Run run) {
        if (run.keyRow().filter(KeyFacts::blocked).isPresent()) {
            return Done.of(Done.UNCHANGED.outcome(), "the key is blocked, as the one before it");
        }
        Secret key = run.key().orElseThrow();
        try {
            run.servers().liteLlm().as(key).models().list();
        } catch (UnauthorizedException refused) {
            if (run.servers().liteLlm().keys().find(KeyHash.of(key)).isEmpty()) {
                throw new Overtaken("another process deleted the new key");
            }
            throw refused;
        } catch (BudgetExceededException spent) {
            return Done.of(
                    Done.UNCHANGED.outcome(), "the key is known; its budget is spent, as that of the one before it");
        }
        return Done.UNCHANGED;
    }
}
