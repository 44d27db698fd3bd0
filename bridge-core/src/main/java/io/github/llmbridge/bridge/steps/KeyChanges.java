package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.TierChangeResult.FieldDifference;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes a key in place and reads it back. */
final class KeyChanges {
    /** LiteLLM 1.77.3 cannot clear an end, only move it. */
    private static final KeyDuration A_CENTURY = KeyDuration.of("36500d");

    private final World world;

    KeyChanges(World world) {
        this.world = world;
    }

    /** Everything that one key is to become. */
    private record Change(
            OwnedKey key,
            List<KeyLimits.Difference> limits,
            KeyLife life,
            Map<String, Object> metadata,
            boolean giveBack,
            @Nullable Boolean blocked,
            boolean resetSpend,
            TeamMove team) {
        boolean isInPlace() {
            return limits.isEmpty()
                    && life.isLeft()
                    && metadata.equals(key.key().metadata())
                    && !giveBack
                    && blocked == null
                    && !resetSpend
                    && !team.leaves();
        }
    }

    /** Where the key is to go: to a team, out of one, or nowhere. */
    private record TeamMove(@Nullable String to, boolean leaves) {}

    List<PlannedChange> plan(Person person, Look look, OwnedKey key) {
        Change change = change(person, look, key);
        List<PlannedChange> planned = new ArrayList<>();
        change.limits().forEach(limit -> planned.add(planned(limit.field(), limit.found(), limit.asked())));
        if (!world.keyTiers().isOf(person, key)) {
            planned.add(planned(
                    "tier", world.keyTiers().of(key).orElse(null), person.tier().name()));
        } else if (!change.metadata().equals(key.key().metadata())) {
            planned.add(planned("metadata", "as it is", "with the bridge's marks"));
        }
        if (!change.life().isLeft()) {
            planned.add(planned(
                    "expires",
                    key.key().expires(),
                    change.life().never()
                            ? null
                            : change.life().duration().map(KeyDuration::text).orElse(null)));
        }
        if (change.giveBack()) {
            planned.add(planned("user_id", key.key().userId(), person.userId()));
        }
        if (change.blocked() != null) {
            planned.add(planned("blocked", key.isBlocked(), change.blocked()));
        }
        if (change.resetSpend()) {
            planned.add(planned("spend", key.key().spend(), 0.0));
        }
        if (change.team().leaves() || change.team().to() != null) {
            planned.add(planned("team_id", key.key().teamId(), change.team().to()));
        }
        return planned;
    }

    Done apply(Run run, OwnedKey key, @Nullable Secret value) {
        run.key(key.hash(), value);
        Person person = run.person();
        Change change = change(person, run.look(), key);
        run.tierBefore(world.keyTiers().of(key).orElse(null), !world.keyTiers().isOf(person, key));
        if (change.isInPlace() && change.team().to() == null) {
            run.keyRow(KeyFacts.of(key.key()));
            return Done.UNCHANGED;
        }
        Optional<UnreachableException> lost = Optional.empty();
        Instant sentAt = run.look().at();
        if (change.life().never()) {
            endNever(run, key);
        }
        if (!change.isInPlace()) {
            lost = send(run, update(change).build());
        }
        if (change.team().to() != null) {
            move(run, key, change.team().to());
        }
        Key found = run.servers().liteLlm().keys().info(key.hash());
        run.keyRow(KeyFacts.of(found));
        List<FieldDifference> left = left(person, found, change, sentAt);
        if (lost.isPresent() && !left.isEmpty()) {
            throw lost.get();
        }
        run.notApplied(left);
        left.forEach(field -> run.problem(
                Problem.Kind.LIMIT_NOT_APPLIED,
                field.field() + " of the key was to be " + field.asked() + " and is " + field.found()));
        return Done.UPDATED;
    }

    private Change change(Person person, Look look, OwnedKey key) {
        KeyLimits limits = new KeyLimits(person.tier());
        List<KeyLimits.Difference> differences =
                limits.differences(key, world.tiers(), world.keyTiers().before(key, look));
        return new Change(
                key,
                differences,
                KeyLife.of(key, person.ownTier(), world.keyTiers().restarts(person, look, key), look),
                OwnedKey.metadata(
                        key.key().metadata(),
                        world.ownership().instance(),
                        person.userId(),
                        person.tier(),
                        person.ownTier(),
                        key.generation(),
                        limits.names()),
                !person.userId().equals(key.key().userId()),
                blocked(person, key),
                !world.keyTiers().isOf(person, key)
                        && person.spent() == SpentPolicy.RESET
                        && key.key().spend() != null
                        && key.key().spend() > 0,
                teamMove(person, look, key));
    }

    /** A block is set by a suspension and lifted by resuming, never by a repeat. That of a key that has leaked stays. */
    private static @Nullable Boolean blocked(Person person, OwnedKey key) {
        if (person.standing() == Standing.SUSPENDED) {
            return key.isBlocked() ? null : Boolean.TRUE;
        }
        return person.lifts() && key.isBlocked() && !key.isLeaked() ? Boolean.FALSE : null;
    }

    private static TeamMove teamMove(Person person, Look look, OwnedKey key) {
        String now = key.key().teamId();
        if (person.team() != null) {
            return new TeamMove(
                    person.team().teamId().equals(now) ? null : person.team().teamId(), false);
        }
        // A team that an operator chose is none of ours.
        return new TeamMove(null, now != null && look.note().teams().contains(now));
    }

    private UpdateKeyRequest.Builder update(Change change) {
        UpdateKeyRequest.Builder update = UpdateKeyRequest.builder(change.key().hash());
        KeyLimits.write(change.limits(), update);
        change.life().duration().ifPresent(update::duration);
        if (!change.metadata().equals(change.key().key().metadata())) {
            update.metadata(change.metadata());
        }
        if (change.giveBack()) {
            update.userId(String.valueOf(change.metadata().get("saas_user_id")));
        }
        if (change.blocked() != null) {
            update.blocked(change.blocked());
        }
        if (change.resetSpend()) {
            update.spend(0.0);
        }
        if (change.team().leaves()) {
            update.clearTeamId();
        }
        return update;
    }

    /** The server lets a key into a team only if the team allows the key's models, though a new key may have any. */
    private void move(Run run, OwnedKey key, String teamId) {
        try {
            send(run, UpdateKeyRequest.builder(key.hash()).teamId(teamId).build());
        } catch (ForbiddenException e) {
            Team team = run.team().orElseThrow(() -> e);
            if (team.models().isAll()) {
                throw e;
            }
            send(run, UpdateKeyRequest.builder(key.hash()).models(team.models()).build());
            send(run, UpdateKeyRequest.builder(key.hash()).teamId(teamId).build());
            send(
                    run,
                    UpdateKeyRequest.builder(key.hash())
                            .models(run.person().tier().models())
                            .build());
        }
    }

    /** Before anything else: once the key has its new tier, nothing would tell that its end is still to be taken away. */
    private static void endNever(Run run, OwnedKey key) {
        send(run, UpdateKeyRequest.builder(key.hash()).clearDuration().build());
        if (run.servers().liteLlm().keys().info(key.hash()).expires() != null) {
            send(run, UpdateKeyRequest.builder(key.hash()).duration(A_CENTURY).build());
        }
    }

    private List<FieldDifference> left(Person person, Key found, Change change, Instant sentAt) {
        OwnedKey now = new OwnedKey(found, change.key().hash(), change.key().generation());
        List<FieldDifference> left = new ArrayList<>();
        new KeyLimits(person.tier())
                .left(now, world.tiers())
                .forEach(limit -> left.add(difference(limit.field(), limit.asked(), limit.found())));
        if (change.life().duration().isPresent()) {
            // By the server's own clock: ours may be another.
            Instant changedAt = found.updatedAt() == null ? sentAt : found.updatedAt();
            Instant asked = changedAt.plus(change.life().duration().get().toDuration());
            if (found.expires() == null || !KeyLife.isNear(asked, found.expires())) {
                left.add(difference("expires", asked, found.expires()));
            }
        }
        if (change.life().never() && found.expires() != null && !isCenturyAway(found.expires(), sentAt)) {
            left.add(difference("expires", null, found.expires()));
        }
        if (change.blocked() != null && change.blocked() != now.isBlocked()) {
            left.add(difference("blocked", change.blocked(), now.isBlocked()));
        }
        return left;
    }

    private static boolean isCenturyAway(Instant end, Instant now) {
        return end.isAfter(now.plus(A_CENTURY.toDuration()).minus(Duration.ofDays(1)));
    }

    private static FieldDifference difference(String field, @Nullable Object asked, @Nullable Object found) {
        return new FieldDifference(field, String.valueOf(asked), String.valueOf(found));
    }

    /** An update may be repeated, so after a lost answer what is read back decides. */
    private static Optional<UnreachableException> send(Run run, UpdateKeyRequest request) {
        try {
            run.servers().liteLlm().keys().update(request);
            return Optional.empty();
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private static PlannedChange planned(String what, @Nullable Object before, @Nullable Object after) {
        return new PlannedChange(
                Step.KEY, what, before == null ? null : before.toString(), after == null ? null : after.toString());
    }
}
