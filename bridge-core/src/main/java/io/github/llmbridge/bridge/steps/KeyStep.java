package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.StepLog.Done;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyType;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The virtual key: the one that the connection holds, the one of an interrupted run, or a new one. */
final class KeyStep {
    private final BridgeConfig config;
    private final TierChanger tierChanger;
    private final PendingKeys pending;

    KeyStep(BridgeConfig config, TierChanger tierChanger, PendingKeys pending) {
        this.config = config;
        this.tierChanger = tierChanger;
        this.pending = pending;
    }

    /**
     * Makes sure of the key.
     *
     * @param canConnect whether a new key could be put into the account's settings; if not, a key that exists is left
     *     alone, though its value is not known
     */
    Done<KeyState> ensure(ProvisionRequest request, SubscriptionTier tier, Look look, boolean canConnect) {
        Instant now = config.clock().instant();
        Optional<OwnedKey> connected = look.connectedKey(now);
        if (connected.isPresent()) {
            return adjust(
                    request, tier, connected.get(), look.connectionSecret().orElse(null));
        }
        List<OwnedKey> usable = look.usable(now);
        Optional<Secret> noted = pending.find(request.userId());
        Optional<OwnedKey> stored = noted.flatMap(secret -> usable.stream()
                .filter(owned -> owned.hash().equals(KeyHash.of(secret)))
                .findFirst());
        if (stored.isPresent()) {
            return adjust(request, tier, stored.get(), noted.get());
        }
        if (!usable.isEmpty() && (!canConnect || usable.get(0).isBlocked())) {
            return adjust(request, tier, usable.get(0), null);
        }
        return mint(request, tier, look.owned(), usable);
    }

    private Done<KeyState> adjust(
            ProvisionRequest request, SubscriptionTier tier, OwnedKey key, @Nullable Secret secret) {
        KeyState state = new KeyState(key.hash(), secret);
        boolean moved = moveToTeam(request.team(), key);
        if (KeyLimits.differences(key.key(), tier).isEmpty()) {
            return Done.of(state, moved ? Outcome.UPDATED : Outcome.UNCHANGED);
        }
        TierChangeResult change = tierChanger.change(request.userId(), key, tier, () -> {});
        String left = change.notApplied().isEmpty() ? null : "not applied: " + change.notApplied();
        return Done.of(state, Outcome.UPDATED, left);
    }

    private boolean moveToTeam(@Nullable TeamSpec team, OwnedKey key) {
        if (team == null || team.teamId().equals(key.key().teamId())) {
            return false;
        }
        config.liteLlm()
                .keys()
                .update(UpdateKeyRequest.builder(key.hash())
                        .teamId(team.teamId())
                        .build());
        return true;
    }

    private Done<KeyState> mint(
            ProvisionRequest request, SubscriptionTier tier, List<OwnedKey> owned, List<OwnedKey> replaced) {
        Secret secret = pending.find(request.userId())
                .filter(noted -> owned.stream().noneMatch(key -> key.hash().equals(KeyHash.of(noted))))
                .orElseGet(config.secrets()::key);
        pending.note(request.userId(), secret);
        int generation = owned.isEmpty() ? 1 : owned.get(0).generation() + 1;
        GenerateKeyRequest wanted = GenerateKeyRequest.builder(tier.models())
                .key(secret)
                .keyAlias("llmbridge:" + request.userId() + ":" + generation)
                .keyType(KeyType.LLM_API)
                .userId(request.userId())
                .teamId(request.team() == null ? null : request.team().teamId())
                .duration(tier.keyDuration())
                .maxBudget(tier.maxBudget())
                .budgetDuration(tier.budgetDuration())
                .rpmLimit(tier.rpmLimit())
                .tpmLimit(tier.tpmLimit())
                // A replaced key's spend goes on, or a lost key would be a free refill of the budget.
                .spend(replaced.isEmpty() ? null : replaced.get(0).key().spend())
                .metadata(OwnedKey.metadata(request.userId(), tier.name(), generation))
                .build();
        KeyHash hash = KeyHash.of(secret);
        generate(wanted, hash, tier.keyDuration());
        return Done.of(new KeyState(hash, secret), Outcome.CREATED);
    }

    private void generate(GenerateKeyRequest wanted, KeyHash hash, @Nullable KeyDuration duration) {
        try {
            GeneratedKey made = config.liteLlm().keys().generate(wanted);
            Instant start = made.createdAt() == null ? config.clock().instant() : made.createdAt();
            correctExpiry(hash, duration, start, made.expires());
        } catch (AlreadyExistsException e) {
            settle(hash, duration, e);
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            settle(hash, duration, e);
        }
    }

    /** Whether the key got there is told by its hash. */
    private void settle(KeyHash hash, @Nullable KeyDuration duration, ApiException error) {
        Key found = config.liteLlm().keys().find(hash).orElseThrow(() -> error);
        correctExpiry(hash, duration, config.clock().instant(), found.expires());
    }

    /** LiteLLM 1.77.3 lets a new key expire at a calendar boundary; its update is exact. */
    private void correctExpiry(KeyHash hash, @Nullable KeyDuration duration, Instant start, @Nullable Instant expires) {
        if (duration == null || (expires != null && KeyLimits.isNear(start.plus(duration.toDuration()), expires))) {
            return;
        }
        config.liteLlm()
                .keys()
                .update(UpdateKeyRequest.builder(hash).duration(duration).build());
    }
}
