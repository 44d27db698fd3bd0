package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.KeyWish;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.PersonBuilder;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.SubscriptionTierBuilder;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each operation wants of a person, in view of what is. */
final class Wishes {
    private final TierCatalog tiers;

    Wishes(TierCatalog tiers) {
        this.tiers = tiers;
    }

    /** The request, with what other operations were asked for: a suspension, a grant. */
    Person provisioned(ProvisionRequest request, Look look) {
        Note note = look.note();
        Optional<Grant> grant = Grant.in(note.grant());
        boolean granted =
                grant.filter(found -> found.until().isAfter(look.at())).isPresent();
        SubscriptionTier base = tiers.require(request.tier());
        SubscriptionTier tier = granted ? granted(base, grant.get()) : base;
        List<String> groups = new ArrayList<>(request.groups());
        groups.addAll(tier.groups());
        boolean active = note.standing() == Standing.ACTIVE;
        return person(request.userId(), request.email(), tier, note)
                .name(request.displayName())
                .team(request.team())
                .groups(groups)
                .role(request.role())
                .key(grant.isPresent() ? KeyWish.KEEP_LIFE : KeyWish.KEEP)
                .grant(granted ? grant.get().toNote(base.name()) : Map.of())
                .password(request.password())
                .userToken(request.userToken())
                .vouched(request.vouched())
                .addsAccount(active)
                .build();
    }

    /** Another tier; all else as the bridge gave it. */
    Person ofTier(Look look, String tierName, SpentPolicy spent) {
        SubscriptionTier base = tiers.require(tierName);
        Optional<Grant> grant =
                Grant.in(look.note().grant()).filter(found -> found.until().isAfter(look.at()));
        SubscriptionTier tier = grant.map(found -> granted(base, found)).orElse(base);
        return as(look, tier)
                .key(grant.isPresent() ? KeyWish.KEEP_LIFE : KeyWish.KEEP)
                .spent(spent)
                .grant(grant.map(found -> found.toNote(base.name())).orElse(Map.of()))
                .build();
    }

    /** As the bridge gave it, and the key as the operation says. */
    Person withKey(Look look, KeyWish wish) {
        return asItIs(look).key(wish).build();
    }

    Person granted(Look look, Grant grant) {
        SubscriptionTier base = base(look);
        return as(look, granted(base, grant))
                .key(KeyWish.KEEP_LIFE)
                .grant(grant.toNote(base.name()))
                .build();
    }

    Person afterGrant(Look look) {
        return as(look, base(look)).key(KeyWish.KEEP_LIFE).grant(Map.of()).build();
    }

    Person standing(Look look, Standing standing) {
        return asItIs(look)
                .key(KeyWish.KEEP_LIFE)
                .standing(standing)
                .lifts(standing == Standing.ACTIVE)
                .build();
    }

    Person updated(Look look, PersonUpdate update) {
        PersonBuilder person = asItIs(look).key(KeyWish.KEEP_LIFE).renames(true).name(update.name());
        if (update.email() != null) {
            person.email(update.email());
        }
        if (update.team() != null || update.leavesTeam()) {
            person.team(update.team());
        }
        return person.build();
    }

    private PersonBuilder asItIs(Look look) {
        String name = tierName(look);
        Optional<Grant> grant =
                Grant.in(look.note().grant()).filter(found -> found.until().isAfter(look.at()));
        SubscriptionTier tier = grant.map(found -> granted(base(look), found)).orElseGet(() -> tiers.require(name));
        return as(look, tier).grant(look.note().grant());
    }

    /** A person who is there, with this tier and the groups and team that the bridge gave. */
    private PersonBuilder as(Look look, SubscriptionTier tier) {
        Optional<OwnedKey> key = key(look);
        if (key.isEmpty() && look.note().equals(Note.none())) {
            throw unknown(look);
        }
        User user = look.user().orElseThrow(() -> unknown(look)).user();
        String email = user.userEmail();
        if (email == null || email.isBlank()) {
            throw new InvalidRequestException(
                    "LiteLLM's user '" + look.userId() + "' has no e-mail; provisionUser sets it");
        }
        List<String> groups = new ArrayList<>(look.note().groups());
        key.flatMap(OwnedKey::tier)
                .flatMap(tiers::find)
                .map(SubscriptionTier::groups)
                .ifPresent(groups::removeAll);
        groups.addAll(tier.groups());
        return person(look.userId(), Emails.normalise(email), tier, look.note())
                .groups(groups)
                .team(givenTeam(look, key.map(found -> found.key().teamId()).orElse(null)));
    }

    private PersonBuilder person(String userId, String email, SubscriptionTier tier, Note note) {
        return new PersonBuilder()
                .userId(userId)
                .email(email)
                .tier(tier)
                .standing(note.standing())
                .key(KeyWish.KEEP)
                .spent(SpentPolicy.KEEP)
                .vouched(false)
                .lifts(false)
                .renames(false)
                .addsAccount(false);
    }

    private static @Nullable TeamSpec givenTeam(Look look, @Nullable String now) {
        List<String> given = look.note().teams();
        if (now != null && given.contains(now)) {
            return TeamSpec.existing(now);
        }
        return given.isEmpty() ? null : TeamSpec.existing(given.get(0));
    }

    private static Optional<OwnedKey> key(Look look) {
        return look.connectedKey().or(() -> look.owned().stream().findFirst());
    }

    private SubscriptionTier base(Look look) {
        String name = Grant.baseIn(look.note().grant()).orElseGet(() -> tierName(look));
        return tiers.require(name);
    }

    private static String tierName(Look look) {
        OwnedKey key = key(look).orElseThrow(() -> unknown(look));
        return key.tier()
                .orElseThrow(() -> new InvalidRequestException(
                        "the key of user '" + look.userId() + "' names no tier; changeTier gives it one"));
    }

    private SubscriptionTier granted(SubscriptionTier base, Grant grant) {
        SubscriptionTier tier = grant.tier() == null ? base : tiers.require(grant.tier());
        SubscriptionTierBuilder raised = new SubscriptionTierBuilder().from(tier);
        if (grant.maxBudget() != null) {
            raised.maxBudget(grant.maxBudget());
        }
        if (grant.rpmLimit() != null) {
            raised.rpmLimit(grant.rpmLimit());
        }
        if (grant.tpmLimit() != null) {
            raised.tpmLimit(grant.tpmLimit());
        }
        return raised.build();
    }

    private static PersonNotFoundException unknown(Look look) {
        return new PersonNotFoundException(look.userId(), "there is no key of this bridge; provision the person first");
    }
}
