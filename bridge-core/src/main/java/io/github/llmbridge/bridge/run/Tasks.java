package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.KeyWish;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.KeyResult;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.RunReport;
import io.github.llmbridge.bridge.report.StandingResult;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.steps.Run;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.litellm.KeyHash;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations, each as who, what is wanted, and what is told. A further one is a method here and one in the facade.
 */
public final class Tasks {
    private final TierCatalog tiers;
    private final Wishes wishes;

    /** Operations over these tiers. */
    public Tasks(TierCatalog tiers) {
        this.tiers = tiers;
        this.wishes = new Wishes(tiers);
    }

    /** {@code provisionUser} */
    public Task<ProvisionResult> provision(ProvisionRequest request) {
        tiers.require(request.tier());
        return new Task<>(
                Operation.PROVISION,
                request.userId(),
                request,
                request.email(),
                null,
                false,
                look -> wishes.provisioned(request, look),
                (report, run) -> provisioned(report, run, request.tier()),
                false,
                null);
    }

    /** The same for a person whom neither server knows, as lists told it a while ago. */
    public Task<ProvisionResult> provisionNew(ProvisionRequest request) {
        return provision(request).seeming(true);
    }

    /** The same, only if nothing has changed since it was planned. */
    public Task<ProvisionResult> provision(ProvisionRequest request, List<PlannedChange> planned) {
        return provision(request).asPlanned(planned);
    }

    /** {@code changeTier} */
    public Task<TierChangeResult> changeTier(String userId, String tier, SpentPolicy spent) {
        tiers.require(tier);
        return existing(
                Operation.CHANGE_TIER,
                userId,
                List.of(tier, spent),
                look -> wishes.ofTier(look, tier, spent),
                (report, run) -> run == null
                        ? new TierChangeResult(report, null, tier, null, List.of())
                        : new TierChangeResult(
                                report,
                                run.tierBefore().orElse(null),
                                tier,
                                run.keyHash().orElse(null),
                                run.notApplied()));
    }

    /** {@code renew} */
    public Task<KeyResult> renew(String userId) {
        return ofKey(Operation.RENEW, userId, KeyWish.RENEW);
    }

    /** {@code rotateKey} */
    public Task<KeyResult> rotate(String userId) {
        return ofKey(Operation.ROTATE_KEY, userId, KeyWish.ROTATE);
    }

    /** {@code replaceKeyNow} */
    public Task<KeyResult> replaceNow(String userId) {
        return ofKey(Operation.REPLACE_KEY, userId, KeyWish.REPLACE_NOW);
    }

    /** {@code grantTemporarily} */
    public Task<ProvisionResult> grant(String userId, Grant grant) {
        if (grant.tier() != null) {
            tiers.require(grant.tier());
        }
        return existing(Operation.GRANT, userId, grant, look -> wishes.granted(look, grant), Tasks::ofTierInUse);
    }

    /** {@code endGrants}, for one person */
    public Task<ProvisionResult> endGrant(String userId) {
        return existing(Operation.END_GRANT, userId, "", wishes::afterGrant, Tasks::ofTierInUse);
    }

    /** {@code suspend} */
    public Task<StandingResult> suspend(String userId) {
        return standing(Operation.SUSPEND, userId, Standing.SUSPENDED);
    }

    /** {@code resume} */
    public Task<StandingResult> resume(String userId) {
        return standing(Operation.RESUME, userId, Standing.ACTIVE);
    }

    /** {@code updatePerson} */
    public Task<ProvisionResult> update(String userId, PersonUpdate update) {
        return existing(
                Operation.UPDATE_PERSON, userId, update, look -> wishes.updated(look, update), Tasks::ofTierInUse);
    }

    /** {@code reconcile}, for one person */
    public Task<ProvisionResult> reconcile(String userId) {
        return existing(Operation.RECONCILE, userId, "", wishes::reconciled, Tasks::ofTierInUse);
    }

    /** The same, only if nothing has changed since it was planned. */
    public Task<ProvisionResult> reconcile(Plan plan) {
        return reconcile(plan.userId()).asPlanned(plan.changes());
    }

    /**
     * What LiteLLM says of a person.
     *
     * @param wanted what it says
     * @param formerEmail the address that the account may still have; {@code null} if none is known
     * @param hadKey whether the bridge finished the person with a key before
     */
    public Task<ProvisionResult> follow(
            String userId, FollowWish wanted, @Nullable String formerEmail, boolean hadKey) {
        return new Task<>(
                Operation.FOLLOW,
                ProvisionRequest.requireUserId(userId),
                List.of(wanted, String.valueOf(formerEmail), hadKey),
                null,
                formerEmail,
                true,
                look -> wishes.followed(look, wanted, hadKey),
                (report, run) -> provisioned(
                        report,
                        run,
                        run == null || run.person().isKeyless()
                                ? ""
                                : run.person().tier().name()),
                false,
                null);
    }

    private Task<KeyResult> ofKey(Operation operation, String userId, KeyWish wish) {
        return existing(operation, userId, wish, look -> wishes.withKey(look, wish), Tasks::key);
    }

    private Task<StandingResult> standing(Operation operation, String userId, Standing standing) {
        return existing(
                operation,
                userId,
                standing,
                look -> wishes.standing(look, standing),
                (report, run) -> new StandingResult(report));
    }

    private static <R extends PersonResult> Task<R> existing(
            Operation operation,
            String userId,
            Object request,
            Function<Look, Person> wish,
            BiFunction<RunReport, @Nullable Run, R> result) {
        return new Task<>(
                operation,
                ProvisionRequest.requireUserId(userId),
                request,
                null,
                null,
                true,
                wish,
                result,
                false,
                null);
    }

    private static ProvisionResult ofTierInUse(RunReport report, @Nullable Run run) {
        return provisioned(report, run, run == null ? "" : run.person().tier().name());
    }

    private static ProvisionResult provisioned(RunReport report, @Nullable Run run, String tier) {
        return run == null
                ? new ProvisionResult(report, tier, null, null, null, null)
                : new ProvisionResult(
                        report,
                        tier,
                        run.account().map(account -> account.id()).orElse(null),
                        run.key().orElse(null),
                        run.keyHash().orElse(null),
                        run.initialPassword().orElse(null));
    }

    private static KeyResult key(RunReport report, @Nullable Run run) {
        if (run == null) {
            return new KeyResult(report, null, null, null);
        }
        Optional<KeyHash> before = run.look()
                .connectedKey()
                .or(() -> run.look().owned().stream().findFirst())
                .map(OwnedKey::hash)
                .filter(hash -> !run.keyHash().equals(Optional.of(hash)));
        return new KeyResult(report, run.key().orElse(null), run.keyHash().orElse(null), before.orElse(null));
    }
}
