package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.look.Everybody;
import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.GroupTree;
import io.github.llmbridge.bridge.look.KnownOrganizations;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.FollowWish;
import io.github.llmbridge.bridge.run.Prospect;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.openwebui.groups.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares everybody by lists, and says who has to be looked at; changes nothing. Thread safe. */
final class Sweep {
    private final Engine engine;
    private final TierCatalog tiers;
    private final FollowOptions options;
    private final KnownPeople people;
    private final FollowPerson persons;
    private final FollowGroup groups;

    Sweep(
            Engine engine,
            TierCatalog tiers,
            FollowOptions options,
            KnownPeople people,
            FollowPerson persons,
            FollowGroup groups) {
        this.engine = engine;
        this.tiers = tiers;
        this.options = options;
        this.people = people;
        this.persons = persons;
        this.groups = groups;
    }

    List<Topic> run() {
        Map<String, PersonRecord> kept = people.all();
        return engine.readEveryUser("follow", (everybody, organizations) -> topics(everybody, organizations, kept));
    }

    private List<Topic> topics(Everybody everybody, KnownOrganizations organizations, Map<String, PersonRecord> kept) {
        List<Topic> topics = new ArrayList<>();
        Newcomers newcomers = new Newcomers(options.rules(), tiers, everybody, organizations, engine.instance());
        everybody.users().forEach((userId, user) -> {
            if (differs(everybody, newcomers, user, kept.get(userId))) {
                topics.add(Topic.user(userId));
            }
        });
        kept.keySet().stream()
                .filter(userId -> !everybody.users().containsKey(userId))
                .map(Topic::user)
                .forEach(topics::add);
        topics.addAll(groups(everybody.groups(), newcomers.groupNames(), organizations));
        if (groups.nests()) {
            topics.addAll(elsewhere(everybody));
        }
        return topics;
    }

    /** Groups of teams that are not below those of their organizations. */
    private static List<Topic> elsewhere(Everybody everybody) {
        GroupTree tree = new GroupTree(everybody.groups());
        List<Topic> topics = new ArrayList<>();
        everybody.teams().forEach((id, team) -> {
            String organization = team.organizationId();
            String above = organization == null ? null : GroupNames.ofId(organization);
            GroupNames.bearing(everybody.groups(), GroupNames.ofId(id))
                    .filter(group -> !tree.isRight(group, above))
                    .ifPresent(group -> topics.add(new Topic(Topic.Kind.TEAM, id)));
        });
        return topics;
    }

    private boolean differs(Everybody everybody, Newcomers newcomers, User user, @Nullable PersonRecord kept) {
        String userId = String.valueOf(user.userId());
        boolean isPerson = !Note.in(user.metadata(), engine.instance()).equals(Note.none());
        FollowWish wish;
        try {
            wish = newcomers.followed(user, options.membership());
        } catch (Newcomers.LeftOut e) {
            return isPerson && !options.rules().leftOut().contains(userId);
        }
        if (!isPerson && kept == null && wish.request() == null) {
            return false;
        }
        if (everybody.elsewhere().contains(userId)) {
            return true;
        }
        try {
            Prospect prospect = engine.prospect(everybody, persons.task(userId, wish, kept));
            return !prospect.changes().isEmpty();
        } catch (BridgeException e) {
            // Looking at the person tells it by name.
            return true;
        }
    }

    /** Groups with another name than in LiteLLM, and those of what is not there any more. */
    private static List<Topic> groups(List<Group> all, Map<String, String> names, KnownOrganizations organizations) {
        List<Topic> topics = new ArrayList<>();
        GroupNames.stableIds(all).distinct().forEach(stableId -> {
            String id = GroupNames.liteLlmId(stableId);
            Optional<Group> group = GroupNames.bearing(all, stableId);
            boolean isNamed = group.filter(
                            found -> names.containsKey(stableId) && found.name().startsWith(names.get(stableId)))
                    .isPresent();
            if (!isNamed) {
                boolean isOrganization = organizations.aliases().containsKey(id);
                topics.add(new Topic(isOrganization ? Topic.Kind.ORGANIZATION : Topic.Kind.TEAM, id));
            }
        });
        return topics;
    }
}
