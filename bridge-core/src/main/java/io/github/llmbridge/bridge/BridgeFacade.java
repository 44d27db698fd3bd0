package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.events.BulkListener;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.ChangeFeed;
import io.github.llmbridge.bridge.many.Bulk;
import io.github.llmbridge.bridge.many.Follow;
import io.github.llmbridge.bridge.many.Migrating;
import io.github.llmbridge.bridge.many.MigrationPlans;
import io.github.llmbridge.bridge.many.Overviews;
import io.github.llmbridge.bridge.many.PeoplePlans;
import io.github.llmbridge.bridge.many.Reconciling;
import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkOptions;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.read.Healths;
import io.github.llmbridge.bridge.read.Reads;
import io.github.llmbridge.bridge.report.AccessExplanation;
import io.github.llmbridge.bridge.report.AccessProof;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.Inspection;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.KeyResult;
import io.github.llmbridge.bridge.report.MigrationPlan;
import io.github.llmbridge.bridge.report.MigrationReport;
import io.github.llmbridge.bridge.report.PeopleOverview;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.PreflightReport;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.ReadFailedException;
import io.github.llmbridge.bridge.report.ReconcileReport;
import io.github.llmbridge.bridge.report.RefusedByPolicyException;
import io.github.llmbridge.bridge.report.RemovalResult;
import io.github.llmbridge.bridge.report.StandingResult;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.report.Usage;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.litellm.Limits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The main job in one call: {@link #provisionUser} gives a person a LiteLLM user with a virtual key that obeys a
 * subscription tier, an Open WebUI account, and that key as a direct connection in the account's own settings. The
 * other operations carry the person through the rest of its life.
 *
 * <p>Every call may be repeated, after a failure and after success: what is as it should be is left alone. Every
 * operation throws {@link InvalidRequestException}, {@link PersonNotFoundException} or {@link RefusedByPolicyException}
 * with nothing changed, or {@link StepFailedException} with what was done, and nothing else; those that only read throw
 * {@link ReadFailedException} instead of it. A value that cannot be right is refused by the record that holds it, with
 * {@link IllegalArgumentException}. Thread safe; work for one user takes turns within this process, calls of different
 * users run side by side.
 */
public final class BridgeFacade implements AutoCloseable {
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Parts parts;
    private final Call call;
    private final @Nullable ExecutorService ownExecutor;

    /** What carries the operations out. */
    record Parts(
            Engine engine,
            Tasks tasks,
            Reads reads,
            PeoplePlans peoplePlans,
            Reconciling reconciling,
            MigrationPlans migrationPlans,
            Migrating migrating,
            Bulk bulk,
            Follow follow,
            Overviews overviews,
            Healths healths,
            Preflight preflight) {}

    /** @param ownExecutor ends with this facade; {@code null} if it is another's */
    BridgeFacade(Parts parts, Call call, @Nullable ExecutorService ownExecutor) {
        this.parts = parts;
        this.call = call;
        this.ownExecutor = ownExecutor;
    }

    /** A builder; clients, tiers and the connection's URL are required. */
    public static BridgeBuilder builder() {
        return new BridgeBuilder();
    }

    /** The same bridge with another deadline for each operation, such as that of the request that is being served. */
    public BridgeFacade within(Duration value) {
        return with(call.in(BridgeBuilder.requirePositive("deadline", value)));
    }

    /**
     * The same bridge for what somebody asks for: the audit trail names the actor.
     *
     * @param actor who asks, such as {@code jane} or {@code billing}
     */
    public BridgeFacade as(String actor) {
        return with(call.by(TextRules.requireIdentity("actor", actor)));
    }

    /**
     * The same bridge for what is a part of one request of the application: the audit trail names the request.
     *
     * @param id what the application calls the request
     */
    public BridgeFacade correlatedBy(String id) {
        return with(call.correlatedBy(TextRules.requireIdentity("correlation id", id)));
    }

    private BridgeFacade with(Call other) {
        return new BridgeFacade(parts, other, null);
    }

    /**
     * Provisions a person, or finishes what an earlier call began, or brings back what has drifted. A second call on a
     * finished person changes nothing and costs only reads. Calls with the same request at the same time share one run
     * and its result.
     *
     * <p>What others decided stays: a block, a suspension, a pending role, the end of a key's life. The result names
     * each as a problem.
     *
     * @return what was reached; look at {@link ProvisionResult#status()}: without a way into the settings of an account
     *     that existed before, the connection waits for a token
     */
    public ProvisionResult provisionUser(ProvisionRequest request) {
        return parts.engine().run(parts.tasks().provision(request), call);
    }

    /**
     * What {@link #provisionUser} would change, in order; changes nothing.
     *
     * @throws ReadFailedException if a server could not be read
     */
    public Plan plan(ProvisionRequest request) {
        return parts.engine().plan(parts.tasks().provision(request), call.within());
    }

    /** As {@link #changeTier(String, String, SpentPolicy)}; what was spent in the running budget period counts on. */
    public TierChangeResult changeTier(String userId, String tier) {
        return changeTier(userId, tier, SpentPolicy.KEEP);
    }

    /**
     * Gives the person another tier: the hook for a subscription's upgrade or downgrade. The key is changed in place
     * and read back, its life starts again, an ended one is revived; groups follow. Requests see the old limits for up
     * to 60 seconds (LiteLLM's cache).
     *
     * @param spent what becomes of the amount spent in the running budget period
     */
    public TierChangeResult changeTier(String userId, String tier, SpentPolicy spent) {
        return parts.engine().run(parts.tasks().changeTier(userId, tier, spent), call);
    }

    /** Starts the key's life again, in place, for a subscription that was renewed; an ended key is revived. */
    public KeyResult renew(String userId) {
        return parts.engine().run(parts.tasks().renew(userId), call);
    }

    /**
     * Gives another tier or higher limits until a time. The key's life goes on. The grant is noted in LiteLLM; {@link
     * #endGrants} takes it back, and so does any other operation after its time.
     */
    public ProvisionResult grantTemporarily(String userId, Grant grant) {
        return parts.engine().run(parts.tasks().grant(userId, grant), call);
    }

    /** Ends a person's grant now, whether its time has come or not. */
    public ProvisionResult endGrant(String userId) {
        return parts.engine().run(parts.tasks().endGrant(userId), call);
    }

    /**
     * Ends every grant whose time has come: for a scheduler, such as once an hour. Reads LiteLLM's list of users page
     * by page.
     *
     * @return one result for each person; a person's failure is in its place and stops nobody
     */
    public List<PersonResult> endGrants() {
        List<PersonResult> results = new ArrayList<>();
        for (String userId : parts.engine().endedGrants().toList()) {
            try {
                results.add(endGrant(userId));
            } catch (StepFailedException e) {
                results.add(e.result());
            }
        }
        return results;
    }

    /**
     * Gives the person another key with all that the old one has: the new one is made, put into the connection, proved
     * by a call, and then the old one is deleted, after a grace ({@link BridgeBuilder#rotationGrace}). Whoever reads
     * the connection and chats sees no refusal. A call after a stop at any point finishes it.
     *
     * @throws InvalidRequestException with nothing changed, if there is no way into the account's settings, or the
     *     person is suspended
     */
    public KeyResult rotateKey(String userId) {
        return parts.engine().run(parts.tasks().rotate(userId), call);
    }

    /**
     * Replaces a key that has leaked: the old one is blocked first, then a new one takes its place, then the old one is
     * deleted. Running pages must be loaded anew.
     *
     * @throws InvalidRequestException with nothing changed, if there is no way into the account's settings, or the
     *     person is suspended
     */
    public KeyResult replaceKeyNow(String userId) {
        return parts.engine().run(parts.tasks().replaceNow(userId), call);
    }

    /**
     * Takes the service away until {@link #resume}: the key is blocked, the connection switched off, the account
     * pending, its sessions ended where the server can. Provisioning again does not lift it.
     */
    public StandingResult suspend(String userId) {
        return parts.engine().run(parts.tasks().suspend(userId), call);
    }

    /** Gives a suspended person back what it had. Lifts an operator's block of the key, too. */
    public StandingResult resume(String userId) {
        return parts.engine().run(parts.tasks().resume(userId), call);
    }

    /**
     * What differs, of everybody, from what the bridge gave them; changes nothing. LiteLLM is the authority, Open WebUI
     * follows it. Reads lists, not people: of N people N/100 calls for users, as many for their keys, N/30 for
     * accounts, and a few more. The deadline of an operation does not count; each call has its own end. Who is made or
     * removed meanwhile may be told wrongly; {@link #reconcile(PeoplePlan, Removals)} looks again before it changes
     * anything.
     *
     * @throws ReadFailedException if a server could not be read
     */
    public PeoplePlan planAll() {
        return parts.peoplePlans().ofAll();
    }

    /**
     * As {@link #planAll}, of these people only: two or three reads for each. What belongs to nobody is not looked for.
     *
     * @throws PersonNotFoundException if LiteLLM lacks one of the users
     * @throws ReadFailedException if a server could not be read
     */
    public PeoplePlan planOf(Set<String> userIds) {
        userIds.forEach(ProvisionRequest::requireUserId);
        return parts.peoplePlans().of(Set.copyOf(userIds), call.within());
    }

    /** {@link #planAll} carried out at once, with {@link Removals#USUAL}. */
    public ReconcileReport reconcileAll() {
        return reconcile(planAll(), Removals.USUAL);
    }

    /**
     * Makes the changes of a plan, several people at a time. Each person is looked at again: who has changed since the
     * plan is left alone and told. What others decided stays: a block, a suspension, a pending role, the end of a key's
     * life, keys and connections that are not the bridge's.
     *
     * @param plan of this facade's bridge, made now or long ago
     * @param allowed from how many people something may be taken away
     * @return one outcome for each person with changes; a person's failure stops nobody, a server that refuses the
     *     bridge's own credentials stops those who come after
     * @throws InvalidRequestException with nothing changed, if more would be taken away than is allowed
     */
    public ReconcileReport reconcile(PeoplePlan plan, Removals allowed) {
        return parts.reconciling().run(plan, allowed, call);
    }

    /**
     * Brings one person back to what the bridge gave: a deleted account or key is made again, a connection that has
     * drifted is mended.
     *
     * @throws InvalidRequestException with nothing changed, if a part of the person was removed by {@link #remove}
     */
    public ProvisionResult reconcile(String userId) {
        return parts.engine().run(parts.tasks().reconcile(userId), call);
    }

    /**
     * What {@link #migrate(MigrationPlan)} would do with each user of LiteLLM, so that people who are there already
     * become people of this bridge; changes nothing. Reads lists, not people: of N users N/100 calls for users, as many
     * for keys, N/30 for accounts, and a few more. The lists are held in memory while they are compared, a few kB for
     * each user.
     *
     * <p>A person's account is named {@code team_alias-user_alias}; without a team or its alias the user's alias alone,
     * without a user's alias the part of the e-mail before the @ in its place. A {@code proxy_admin} becomes an
     * administrator; everybody else gets a user's account, and the role of an account that exists stays. Users without
     * an e-mail or with one that several have, the user of the master key, people of other bridges and those to whom
     * the rules give no tier are left out, each with the reason. Whoever has an account already waits, unless the
     * account came by single sign-on or the rules vouch for it.
     *
     * @throws InvalidRequestException if the rules name a tier that is not in the catalog
     * @throws ReadFailedException if a server could not be read
     */
    public MigrationPlan planMigration(MigrationRules rules) {
        return parts.migrationPlans().of(rules);
    }

    /** {@link #planMigration} carried out at once. */
    public MigrationReport migrate(MigrationRules rules) {
        return migrate(planMigration(rules));
    }

    /**
     * Makes users of LiteLLM people of this bridge, several at a time. In LiteLLM id, alias, e-mail, keys and teams of
     * a user stay; its role, models and budget stay, too, unless the tier names its own for users. Each user is looked
     * at again: who has changed since the plan is left alone and told. A second migration finds those who were
     * migrated as {@code ALREADY}.
     *
     * @param plan of this facade's bridge, made now or long ago
     * @return one outcome for each user; a user's failure stops nobody, a server that refuses the bridge's own
     *     credentials stops those who come after, and so does an interrupt
     */
    public MigrationReport migrate(MigrationPlan plan) {
        return parts.migrating().run(plan, call);
    }

    /** Does a piece of work that was kept, as the operation does that it names. */
    public PersonResult perform(BulkWork work) {
        return Operations.run(this, work);
    }

    /** {@link #bulk(Iterator, BulkOptions, BulkListener)} with the usual options, and nobody to hear how it goes. */
    public BulkReport bulk(Iterator<BulkItem> items) {
        return bulk(items, BulkOptions.builder().build(), BulkListener.NONE);
    }

    /**
     * Works through an input of any length, one entry for each person; {@link BulkItem#provisioning} makes one of
     * requests, and the module {@code bridge-files} of files. Only what is under way is in memory. Entries for one
     * person are worked on in their order, those of others side by side: fewer at a time, after a pause, while a
     * server is slow, refuses too many requests or does not answer. What a server refused for that reason is tried
     * again. The deadline is that of each person.
     *
     * <p>Where it is quicker, who is as the request says is found by lists: of N accounts N/30 calls for
     * accounts and N/90 each for keys and users. Such a person is {@code UNCHANGED} without a result. People in a
     * team, with a temporary grant or with any problem are looked at one by one.
     *
     * <p>With {@link BulkOptions#runId} each entry is noted in the store as it ends, and the same call leaves out
     * what was done: after a failure, an interrupt or the end of the process. What was under way when the process
     * ended is looked at again, which does nothing twice. Entries that could not be read, were refused, failed or
     * wait for a credential of the user are tried again.
     *
     * <p>The run stops, with an outcome {@code NOT_BEGUN} for each entry that is left, if a server refuses the
     * bridge's own credentials, if a server does not answer for about a minute, and if the store fails. At an
     * interrupt, and if the input fails, it reads no further.
     *
     * @param items each with a higher position than the one before; what it throws stops the run
     * @param listener hears the outcome of each entry; keep the initial passwords of new accounts there
     * @return the outcomes in numbers, and why it stopped, if it did
     * @throws InvalidRequestException with nothing changed, if the run was begun with another input
     * @throws io.github.llmbridge.bridge.store.StoreException with nothing changed, if the store does not take the run
     */
    public BulkReport bulk(Iterator<BulkItem> items, BulkOptions options, BulkListener listener) {
        return parts.bulk().run(items, options, listener, call);
    }

    /**
     * Lets Open WebUI follow what others change in LiteLLM: users made, renamed, deactivated and deleted, their roles
     * and addresses, members of teams and organizations, keys blocked, ended and deleted. What is followed is what the
     * rules of a migration say. Key and tier of a person stay as LiteLLM has them; a key that was deleted there does
     * not come back, and its connection is taken away. A connection whose key is blocked or has ended is switched off,
     * and on again with the key.
     *
     * <p>A person's failure stops nobody: it is told in {@link BridgeFollower#status()}, and tried again after growing
     * pauses. Each person is worked on with this facade's deadline, and stands in the audit trail as {@code FOLLOW}.
     * An account is deleted only if {@link FollowOptions#deletesAccounts()} says so and the bridge added it.
     *
     * @param feed tells what changed; closed with the follower
     * @return a follower that has not begun yet
     * @throws InvalidRequestException if the rules name a tier that is not in the catalog
     */
    public BridgeFollower follow(ChangeFeed feed, FollowOptions options) {
        return parts.follow().follower(feed, options, call);
    }

    /** How far the follower got that shares this facade's store, wherever it runs. */
    public FollowerStatus followerStatus() {
        return parts.follow().status();
    }

    /** Changes name, e-mail or team. */
    public ProvisionResult updatePerson(String userId, PersonUpdate update) {
        return parts.engine().run(parts.tasks().update(userId, update), call);
    }

    /**
     * Takes the person away, as far as the parts name: the order of provisioning backwards. What is gone already is no
     * failure. Until the LiteLLM user is deleted, its note remembers which generations of keys there were, so no key
     * comes back, and what was not taken away; a suspension lasts as long.
     *
     * @param parts what is taken away; the result tells what is kept
     */
    public RemovalResult remove(String userId, Set<Part> parts) {
        return this.parts.engine().remove(ProvisionRequest.requireUserId(userId), Set.copyOf(parts), call);
    }

    /**
     * What both servers hold of a person, what of it differs from what the bridge gave, and what keeps the person from
     * chatting. Changes nothing. Takes two reads, and a third where the account may be in groups; what concerns
     * everybody is asked not more than once a minute.
     *
     * @throws PersonNotFoundException if LiteLLM has no such user; a user to whom the bridge has given nothing is told
     *     as it is
     * @throws ReadFailedException if a server could not be read
     */
    public Inspection inspect(String userId) {
        return parts.reads().inspect(userId, call.within());
    }

    /** As {@link #explainAccess(String, String)}, for each model of the person's tier. */
    public AccessExplanation explainAccess(String userId) {
        return parts.reads().explain(userId, null, call.within());
    }

    /**
     * Explains which level binds a person, for a model and for budget: the key, its team, the person's membership in
     * it, the LiteLLM user, the organization. What LiteLLM does not tell is said to be unknown. Changes nothing and
     * calls no model. Takes the reads of {@link #inspect}, one more for a key in a team, and one more for an
     * organization.
     *
     * @param model the name that callers use, or an entry of a list of models, such as {@code prov/*}
     * @throws PersonNotFoundException if LiteLLM has no such user; of a user to whom the bridge has given nothing, the
     *     user's own limits are told
     * @throws ReadFailedException if a server could not be read
     */
    public AccessExplanation explainAccess(String userId, String model) {
        Limits.requireText("model", model);
        return parts.reads().explain(userId, model, call.within());
    }

    /**
     * As {@link #verifyAccess(String, String)}, for the first model of the person's tier that LiteLLM lists for the
     * key.
     */
    public AccessProof verifyAccess(String userId) {
        return parts.reads().verify(userId, null, call.within());
    }

    /**
     * Proves that a chat is answered, by calls with the very key that stands in the person's connection: the list of
     * models, and a chat of a few tokens with one model. <b>Costs what that chat costs</b>, and counts against the
     * person's budget and rate limits. The calls leave from here, not from a browser.
     *
     * @param model the name that callers use
     * @return whether it works, or by name why not; what LiteLLM refuses is a result, not an exception
     * @throws InvalidRequestException if there is no model to ask
     * @throws PersonNotFoundException if LiteLLM has no such user
     * @throws ReadFailedException if the person could not be read
     */
    public AccessProof verifyAccess(String userId, String model) {
        Limits.requireText("model", model);
        return parts.reads().verify(userId, model, call.within());
    }

    /**
     * What a person has spent: the key's spend in the running budget period, in USD, and what each key used on each of
     * the last 30 days, in UTC. Changes nothing. LiteLLM counts with a delay of up to a minute or two.
     *
     * @throws PersonNotFoundException if LiteLLM has no such user
     * @throws ReadFailedException if a server could not be read
     */
    public Usage usage(String userId) {
        return parts.reads().usage(userId, call.within());
    }

    /**
     * As {@link #usage(String)}, for other days. Every key of the person is told by itself, keys that are gone
     * included. LiteLLM before 1.81.14 knows of those by its log of calls only, and of none where that is switched off
     * or shortened.
     *
     * @param from the first day, in UTC
     * @param to the last day, in UTC
     * @throws PersonNotFoundException if LiteLLM has no such user
     * @throws ReadFailedException if a server could not be read
     */
    public Usage usage(String userId, LocalDate from, LocalDate to) {
        return parts.reads().usage(userId, from, to, call.within());
    }

    /**
     * How everybody does whom this bridge serves: status, tier, spend, budget and the end of the key. Changes nothing.
     * Reads the lists that {@link #planAll} reads.
     *
     * @throws ReadFailedException if a server could not be read
     */
    public PeopleOverview overview() {
        return parts.overviews().ofAll();
    }

    /** As {@link #health(Duration)}; an answer that takes 2 seconds or longer is told as slow. */
    public HealthReport health() {
        return health(SLOW);
    }

    /**
     * Asks both servers whether they serve the bridge, and if not, why. Changes nothing, repeats nothing and calls no
     * model. Takes 2 calls of each server, 3 of a LiteLLM that tells its version with a key only, each with an end of
     * 10 seconds. What is wrong is told, not thrown.
     *
     * @param slow from which time on an answer is told as slow
     */
    public HealthReport health(Duration slow) {
        return parts.healths().report(BridgeBuilder.requirePositive("slow", slow));
    }

    /**
     * As {@link #health(Duration)}, with an end for probes: both servers are asked at once, and one that has not
     * answered by then is told as unreachable.
     *
     * @param longest how long it may take in all
     */
    public HealthReport health(Duration slow, Duration longest) {
        return parts.healths()
                .report(BridgeBuilder.requirePositive("slow", slow), BridgeBuilder.requirePositive("longest", longest));
    }

    /** Finds by name what would keep a provisioned user from chatting. Changes nothing. */
    public PreflightReport preflight() {
        return parts.preflight().full();
    }

    /** Ends this facade's threads; the clients are the caller's to close. */
    @Override
    public void close() {
        if (ownExecutor != null) {
            ownExecutor.shutdown();
        }
    }
}
