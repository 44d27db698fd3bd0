package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.KnownOrganizations;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.MigrationRules.GroupOf;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.ChangedMeanwhileException;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.FollowWish;
import io.github.llmbridge.bridge.run.NotVouchedException;
import io.github.llmbridge.bridge.run.Task;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one person in Open WebUI what LiteLLM says. Thread safe. */
final class FollowPerson {
    private static final Logger LOG = LoggerFactory.getLogger(FollowPerson.class);

    /** Of a user who is changed again and again the agenda takes care. */
    private static final int MOST_READS = 3;

    private final Engine engine;
    private final Tasks tasks;
    private final TierCatalog tiers;
    private final FollowOptions options;
    private final KnownPeople people;
    private final Departures departures;
    private final Call call;

    FollowPerson(
            Engine engine,
            Tasks tasks,
            TierCatalog tiers,
            FollowOptions options,
            KnownPeople people,
            Departures departures,
            Call call) {
        this.engine = engine;
        this.tasks = tasks;
        this.tiers = tiers;
        this.options = options;
        this.people = people;
        this.departures = departures;
        this.call = call;
    }

    /** Why the person waits for a token; nothing if all is done. */
    Optional<String> run(String userId) {
        for (int more = MOST_READS - 1; more > 0; more--) {
            try {
                return once(userId);
            } catch (ChangedMeanwhileException e) {
                LOG.debug("read once more: {}", e.getMessage());
            }
        }
        return once(userId);
    }

    private Optional<String> once(String userId) {
        Optional<UserInfo> user = engine.user(userId, call.within());
        Optional<PersonRecord> kept = people.find(userId);
        if (user.isEmpty()) {
            return kept.flatMap(this::depart);
        }
        Optional<String> waits = follow(userId, user.get(), kept.orElse(null));
        people.refresh(userId);
        return waits;
    }

    private Optional<String> depart(PersonRecord person) {
        if (!departures.mayGo(person.userId(), people.all().size())) {
            throw new InvalidRequestException("LiteLLM has no such user any more, nor many others: more than the "
                    + options.removals().people() + " people and "
                    + options.removals().percent()
                    + " % that are allowed within an hour; look at LiteLLM, and allow more if that is right");
        }
        // What could not be taken out of the settings is harmless: the key is gone, and the account is pending.
        engine.depart(person, options.deletesAccounts(), call);
        return Optional.empty();
    }

    private Optional<String> follow(String userId, UserInfo info, @Nullable PersonRecord kept) {
        User user = info.user();
        boolean isPerson = !Note.in(user.metadata(), engine.instance()).equals(Note.none());
        Servers servers = engine.servers(call.within());
        Newcomers newcomers = newcomers(info, kept, servers);
        FollowWish wish;
        try {
            wish = newcomers.followed(user, options.membership());
        } catch (Newcomers.LeftOut e) {
            if (isPerson && !options.rules().leftOut().contains(userId)) {
                throw new InvalidRequestException("user '" + userId + "' is left as it is: " + e.getMessage());
            }
            return Optional.empty();
        }
        if (!isPerson && kept == null && wish.request() == null) {
            return Optional.empty();
        }
        ensureGroups(wish, newcomers.groupNames(), servers);
        try {
            return waits(engine.follow(task(userId, wish, kept), call));
        } catch (NotVouchedException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** The operation for a person. */
    Task<ProvisionResult> task(String userId, FollowWish wish, @Nullable PersonRecord kept) {
        String former = kept == null || kept.email() == null || kept.email().equals(wish.email()) ? null : kept.email();
        return tasks.follow(userId, wish, former, kept != null && kept.keyHash() != null);
    }

    private Newcomers newcomers(UserInfo info, @Nullable PersonRecord kept, Servers servers) {
        Map<String, Team> teams =
                info.teams().stream().collect(Collectors.toMap(Team::teamId, Function.identity(), (one, same) -> one));
        boolean withOrganizations = options.rules().groups().contains(GroupOf.ORGANIZATION);
        return new Newcomers(
                options.rules(),
                tiers,
                teams,
                addresses(info.user(), kept, servers),
                withOrganizations ? KnownOrganizations.read(servers) : new KnownOrganizations(Map.of(), Map.of()),
                engine.instance());
    }

    /** Only an address that is new to the bridge can be that of several. */
    private static Map<String, Integer> addresses(User user, @Nullable PersonRecord kept, Servers servers) {
        String email = user.userEmail();
        if (email == null || !Emails.isAddress(email)) {
            return Map.of();
        }
        String address = Emails.normalise(email);
        if (kept != null && address.equals(kept.email())) {
            return Map.of();
        }
        long users = servers.liteLlm().users().stream(
                        UserListQuery.builder().userEmail(address).build())
                .flatMap(other -> Optional.ofNullable(other.userEmail()).stream())
                .filter(other ->
                        Emails.isAddress(other) && Emails.normalise(other).equals(address))
                .count();
        return Map.of(address, (int) users);
    }

    private void ensureGroups(FollowWish wish, Map<String, String> names, Servers servers) {
        if (wish.groups().isEmpty()) {
            return;
        }
        List<Group> all = servers.openWebUi().groups().list();
        wish.groups().stream()
                .filter(stableId -> GroupNames.bearing(all, stableId).isEmpty())
                .forEach(stableId ->
                        engine.ensureGroup(stableId, names.getOrDefault(stableId, stableId), FollowGroup.DESCRIPTION));
    }

    private static Optional<String> waits(PersonResult result) {
        Optional<String> notChanged =
                result.problem(Problem.Kind.CONNECTION_NOT_CHANGED).map(Problem::message);
        return result.status() == Status.AWAITING_USER_TOKEN
                ? Optional.of("there is no way into the settings of its account")
                : notChanged;
    }
}
