package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Following;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.KeyWish;
import io.github.llmbridge.bridge.person.MembershipOwner;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.PersonBuilder;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.steps.KeyTiers;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.SubscriptionTierBuilder;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Texts;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.users.Emails;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each operation wants of a person, in view of what is. */
final class Wishes {
    /** Of a person without a key. */
    private static final SubscriptionTier NONE =
            SubscriptionTier.builder("none", Models.all()).build();

    private final TierCatalog tiers;
    private final KeyTiers keyTiers;

    Wishes(TierCatalog tiers) {
        this.tiers = tiers;
        this.keyTiers = new KeyTiers(tiers);
    }

    /** The request, with what other operations were asked for: a suspension, a grant. */
    Person provisioned(ProvisionRequest request, Look look) {
        boolean adds = look.note().standing() == Standing.ACTIVE;
        if (adds && look.account().isEmpty() && !Emails.isAddable(request.email())) {
            throw new InvalidRequestException("Open WebUI adds no account with the address "
                    + Texts.quoted(request.email()) + ": it wants a dot behind the @");
        }
        SubscriptionTier own = tiers.require(request.tier());
        Optional<Grant> grant = grantOf(look);
        SubscriptionTier tier = granted(own, grant);
        List<String> groups = new ArrayList<>(request.groups());
        groups.addAll(tier.groups());
        return person(request.userId(), request.email(), look.note())
                .tier(tier)
                .ownTier(own)
                .grant(noteOf(grant, own))
                .name(request.displayName())
                .team(request.team())
                .groups(groups)
                .role(request.role())
                .password(request.password())
                .userToken(request.userToken())
                .vouched(request.vouched())
                .addsAccount(adds)
                .build();
    }

    /** Another tier; all else as the bridge gave it. */
    Person ofTier(Look look, String tierName, SpentPolicy spent) {
        return as(look, tiers.require(tierName), grantOf(look)).spent(spent).build();
    }

    /** As the bridge gave it, and the key as the operation says. */
    Person withKey(Look look, KeyWish wish) {
        return asItIs(look).key(wish).build();
    }

    Person granted(Look look, Grant grant) {
        return as(look, ownTier(look), Optional.of(grant))
                .key(KeyWish.KEEP_LIFE)
                .build();
    }

    Person afterGrant(Look look) {
        return as(look, ownTier(look), Optional.empty()).key(KeyWish.KEEP_LIFE).build();
    }

    /**
     * The whole person, as the bridge gave it: an account or a key that somebody deleted comes back.
     *
     * @throws InvalidRequestException if a part of the person was removed by the bridge
     */
    Person reconciled(Look look) {
        String tier = key(look)
                .flatMap(key -> keyTiers.own(key, look))
                .or(() -> Optional.ofNullable(look.note().tier()))
                .orElseThrow(() -> unknown(look));
        if (look.note().tier() == null) {
            throw new InvalidRequestException("a part of user '" + look.userId()
                    + "' was removed, or the bridge has not finished it; provisionUser brings it back");
        }
        boolean active = look.note().standing() == Standing.ACTIVE;
        if (!active && key(look).isEmpty()) {
            throw new InvalidRequestException(
                    "user '" + look.userId() + "' is suspended and has no key; provisionUser makes one after resume");
        }
        return as(look, tiers.require(tier), grantOf(look))
                .name(look.user().map(info -> info.user().userAlias()).orElse(null))
                .addsAccount(active)
                .build();
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

    /**
     * What LiteLLM says of a person. Who is new is provisioned. Of the others key and tier stay as they are; whose key
     * somebody deleted gets none.
     *
     * @param hadKey whether the bridge finished the person with a key before
     * @throws InvalidRequestException if a person who is new gets no tier
     * @throws ChangedMeanwhileException if LiteLLM's user has another address or role now
     */
    Person followed(Look look, FollowWish wanted, boolean hadKey) {
        if (!hasAddress(look, wanted.email()) || isAdmin(look) != wanted.admin()) {
            throw new ChangedMeanwhileException(look.userId());
        }
        boolean isNew = look.note().equals(Note.none()) && look.owned().isEmpty();
        if (isNew) {
            if (wanted.request() == null) {
                throw new InvalidRequestException("no rule gives user '" + look.userId() + "' a tier");
            }
            Person made = provisioned(wanted.request(), look);
            return new PersonBuilder()
                    .from(made)
                    .groups(wanted.membership() == MembershipOwner.OTHERS ? List.of() : made.groups())
                    .addsAccount(made.addsAccount() && !wanted.deactivated())
                    .following(new Following(false, false, isOff(look, wanted), wanted.deactivated(), false))
                    .build();
        }
        boolean keyless = look.owned().isEmpty()
                && (hadKey || look.note().tier() == null || look.lostKey().isPresent());
        boolean active = look.note().standing() == Standing.ACTIVE;
        SubscriptionTier own = keyless ? NONE : tierOf(look, wanted);
        Optional<Grant> grant = keyless ? Optional.empty() : grantOf(look);
        SubscriptionTier tier = granted(own, grant);
        return person(look.userId(), wanted.email(), look.note())
                .tier(tier)
                .ownTier(own)
                .grant(noteOf(grant, own))
                .name(wanted.name())
                .renames(true)
                .team(teamInLiteLlm(look))
                .groups(groups(look, wanted, tier))
                .role(role(look, wanted))
                .vouched(wanted.request() != null && wanted.request().vouched())
                .addsAccount(active && !wanted.deactivated() && look.note().tier() != null && !keyless)
                .following(new Following(
                        hadKey || keyless,
                        keyless,
                        active && !keyless && isOff(look, wanted),
                        wanted.deactivated(),
                        wanted.membership() == MembershipOwner.BRIDGE))
                .build();
    }

    private static boolean isAdmin(Look look) {
        return look.user()
                .filter(info -> UserRole.PROXY_ADMIN.equals(info.user().userRole()))
                .isPresent();
    }

    private static boolean hasAddress(Look look, String email) {
        return look.user()
                .map(info -> info.user().userEmail())
                .filter(Emails::isAddress)
                .filter(address -> Emails.normalise(address).equals(email))
                .isPresent();
    }

    private SubscriptionTier tierOf(Look look, FollowWish wanted) {
        return key(look)
                .flatMap(found -> keyTiers.own(found, look))
                .or(() -> Optional.ofNullable(look.note().tier()))
                .or(() -> Optional.ofNullable(wanted.request()).map(ProvisionRequest::tier))
                .map(tiers::require)
                .orElseThrow(() -> new InvalidRequestException(
                        "nothing tells the tier of user '" + look.userId() + "'; changeTier gives it one"));
    }

    private static boolean isOff(Look look, FollowWish wanted) {
        return wanted.deactivated()
                || key(look)
                        .filter(found -> found.isBlocked() || found.isEnded(look.at()))
                        .isPresent();
    }

    /** The team that the bridge gave, unless somebody took the person out of it. */
    private static @Nullable TeamSpec teamInLiteLlm(Look look) {
        TeamSpec given =
                givenTeam(look, key(look).map(found -> found.key().teamId()).orElse(null));
        return given == null || look.team(given.teamId()).isEmpty() ? null : given;
    }

    /** Those of LiteLLM and of the tier, and those that the application asked for. */
    private List<String> groups(Look look, FollowWish wanted, SubscriptionTier tier) {
        List<String> given = look.note().groups();
        if (wanted.membership() == MembershipOwner.OTHERS) {
            return given.stream().filter(look::isIn).toList();
        }
        List<String> groups = new ArrayList<>(given);
        groups.removeIf(GroupNames::isStableId);
        tiers.names().forEach(name -> groups.removeAll(tiers.require(name).groups()));
        groups.addAll(tier.groups());
        groups.addAll(wanted.groups());
        return groups;
    }

    /** An administrator of LiteLLM is one; who was one by LiteLLM, and is not any more, is a user again. */
    private static @Nullable Role role(Look look, FollowWish wanted) {
        if (wanted.admin()) {
            return Role.ADMIN;
        }
        return look.note().roleGiven() == null ? null : Role.USER;
    }

    private PersonBuilder asItIs(Look look) {
        return as(look, ownTier(look), grantOf(look));
    }

    /** A person who is there, with this tier and the groups and team that the bridge gave. */
    private PersonBuilder as(Look look, SubscriptionTier own, Optional<Grant> grant) {
        Optional<OwnedKey> key = key(look);
        if (key.isEmpty() && look.note().equals(Note.none())) {
            throw unknown(look);
        }
        User user = look.user().orElseThrow(() -> unknown(look)).user();
        String email = user.userEmail();
        if (email == null || !Emails.isAddress(email)) {
            throw new InvalidRequestException(
                    "LiteLLM's user '" + look.userId() + "' has no e-mail that can be one; provisionUser sets it");
        }
        SubscriptionTier tier = granted(own, grant);
        List<String> groups = new ArrayList<>(look.note().groups());
        // Of all tiers: a call that was stopped may have given those of one and noted another in the key.
        tiers.names().forEach(name -> groups.removeAll(tiers.require(name).groups()));
        groups.addAll(tier.groups());
        return person(look.userId(), Emails.normalise(email), look.note())
                .tier(tier)
                .ownTier(own)
                .grant(noteOf(grant, own))
                .groups(groups)
                .team(givenTeam(look, key.map(found -> found.key().teamId()).orElse(null)));
    }

    private PersonBuilder person(String userId, String email, Note note) {
        return new PersonBuilder()
                .userId(userId)
                .email(email)
                .standing(note.standing())
                .key(KeyWish.KEEP)
                .spent(SpentPolicy.KEEP)
                .vouched(false)
                .lifts(false)
                .renames(false)
                .addsAccount(false);
    }

    /** The grant that goes on. */
    private static Optional<Grant> grantOf(Look look) {
        return Grant.in(look.note().grant()).filter(found -> found.until().isAfter(look.at()));
    }

    private static Map<String, Object> noteOf(Optional<Grant> grant, SubscriptionTier own) {
        return grant.map(found -> found.toNote(own.name())).orElse(Map.of());
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

    private SubscriptionTier ownTier(Look look) {
        OwnedKey key = key(look).orElseThrow(() -> unknown(look));
        return tiers.require(keyTiers.own(key, look)
                .orElseThrow(() -> new InvalidRequestException(
                        "the key of user '" + look.userId() + "' names no tier; changeTier gives it one")));
    }

    private SubscriptionTier granted(SubscriptionTier own, Optional<Grant> grant) {
        return grant.map(found -> granted(own, found)).orElse(own);
    }

    private SubscriptionTier granted(SubscriptionTier own, Grant grant) {
        SubscriptionTier tier = grant.tier() == null ? own : tiers.require(grant.tier());
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
