package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.KeyWish;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import java.util.List;
import java.util.Optional;

/**
 * The tier that a key has: as it says, or, where its metadata were replaced, the only tier of the catalog whose limits it has.
 */
public final class KeyTiers {
    private final TierCatalog catalog;

    /** Tiers of one bridge. */
    public KeyTiers(TierCatalog catalog) {
        this.catalog = catalog;
    }

    /** The name of the tier that the key has, a grant included. */
    public Optional<String> of(OwnedKey key) {
        return key.tier().or(() -> byLimits(key));
    }

    /** The name of the person's own tier, which a grant leaves as it is. */
    public Optional<String> own(OwnedKey key, Look look) {
        return key.tier().isPresent()
                ? key.ownTier()
                : Grant.baseIn(look.note().grant()).or(() -> byLimits(key));
    }

    boolean isOf(Person person, OwnedKey key) {
        return of(key).filter(person.tier().name()::equals).isPresent();
    }

    /**
     * Whether the key's life starts again: by a renewal, and by another tier of the person's own. A key that has ended and does
     * not tell its tier is not revived, or an edit of its metadata would revive a trial.
     */
    boolean restarts(Person person, Look look, OwnedKey key) {
        if (person.key() == KeyWish.RENEW || person.key() == KeyWish.KEEP_LIFE) {
            return person.key() == KeyWish.RENEW;
        }
        return own(key, look).map(own -> !own.equals(person.ownTier().name())).orElseGet(() -> !key.isEnded(look.at()));
    }

    private Optional<String> byLimits(OwnedKey key) {
        List<String> fitting = catalog.names().stream()
                .filter(name -> new KeyLimits(catalog.require(name))
                        .differences(key, catalog)
                        .isEmpty())
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
