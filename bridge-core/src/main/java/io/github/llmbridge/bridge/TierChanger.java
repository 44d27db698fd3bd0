package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.TierChangeResult.FieldDifference;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a key the limits of another tier, in place, reads them back, and tells the listeners. */
final class TierChanger {
    private static final Logger LOG = LoggerFactory.getLogger(TierChanger.class);

    private final LiteLlmClient liteLlm;
    private final List<TierListener> listeners;
    private final Clock clock;

    TierChanger(LiteLlmClient liteLlm, List<TierListener> listeners, Clock clock) {
        this.liteLlm = liteLlm;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /**
     * Changes the key.
     *
     * @param alongside what else belongs to the change; runs after the key and before the listeners hear of success
     */
    TierChangeResult change(String userId, OwnedKey key, SubscriptionTier to, Runnable alongside) {
        TierChange change = new TierChange(userId, key.tier().orElse(null), to);
        List<RuntimeException> listenerErrors = new ArrayList<>();
        askForRefusal(change, listenerErrors);
        List<FieldDifference> notApplied;
        try {
            notApplied = apply(key, to);
            alongside.run();
        } catch (RuntimeException e) {
            tell(listenerErrors, listener -> listener.failed(change, e));
            listenerErrors.forEach(e::addSuppressed);
            throw e;
        }
        TierChangeResult result =
                new TierChangeResult(userId, change.from(), to.name(), key.hash(), notApplied, listenerErrors);
        tell(listenerErrors, listener -> listener.changed(change, result));
        return new TierChangeResult(userId, change.from(), to.name(), key.hash(), notApplied, listenerErrors);
    }

    /** An update may be repeated, so after a lost answer what is read back decides. */
    private List<FieldDifference> apply(OwnedKey key, SubscriptionTier to) {
        Instant now = clock.instant();
        Optional<UnreachableException> lost = update(KeyLimits.update(key, to));
        Key found = liteLlm.keys().info(key.hash());
        if (KeyLimits.keptExpiry(found, to)) {
            update(KeyLimits.withoutEnd(key));
            found = liteLlm.keys().info(key.hash());
        }
        List<FieldDifference> left = KeyLimits.differences(found, to, now);
        if (lost.isPresent() && !left.isEmpty()) {
            throw lost.get();
        }
        return left;
    }

    private Optional<UnreachableException> update(UpdateKeyRequest request) {
        try {
            liteLlm.keys().update(request);
            return Optional.empty();
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private void askForRefusal(TierChange change, List<RuntimeException> errors) {
        for (TierListener listener : listeners) {
            try {
                listener.refuse(change).ifPresent(reason -> {
                    throw new TierChangeVetoedException(change, reason);
                });
            } catch (TierChangeVetoedException veto) {
                throw veto;
            } catch (RuntimeException e) {
                note(errors, e);
            }
        }
    }

    private void tell(List<RuntimeException> errors, Consumer<TierListener> message) {
        for (TierListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException e) {
                note(errors, e);
            }
        }
    }

    private static void note(List<RuntimeException> errors, RuntimeException error) {
        LOG.warn("a tier listener threw {}", error.getClass().getName());
        errors.add(error);
    }
}
