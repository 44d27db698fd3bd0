package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.KeyWish;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        return key.tier().or(() -> KeyLimits.tierOf(key, catalog));
    }

    /** The name of the person's own tier, which a grant leaves as it is. */
    public Optional<String> own(OwnedKey key, Look look) {
        return key.tier().isPresent()
                ? key.ownTier()
                : Grant.baseIn(look.note().grant()).or(() -> KeyLimits.tierOf(key, catalog));
    }

    /** The tiers whose limits the key may have been given; more than one where its metadata were replaced in a grant. */
    List<String> before(OwnedKey key, Look look) {
        return Stream.concat(
                        of(key).stream(),
                        key.tier().isPresent()
                                ? Stream.empty()
                                : Grant.baseIn(look.note().grant()).stream())
                .distinct()
                .toList();
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
}
