package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.look.Everybody;
import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.KnownOrganizations;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.person.MembershipOwner;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.person.MigrationRules.GroupOf;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.MigrationPlan.Wish;
import io.github.llmbridge.bridge.run.FollowWish;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.LlmBridgeException;
import io.github.llmbridge.http.Texts;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What users of LiteLLM would be as people of the bridge, by the rules of a migration. Calls no server. */
final class Newcomers {
    /** As whom the master key acts, and who owns what it makes. */
    private static final String MASTER = "default_user_id";

    private final MigrationRules rules;
    private final TierCatalog tiers;
    private final Map<String, Team> teams;
    private final KnownOrganizations organizations;
    private final String instance;
    private final Map<String, Integer> addresses;
    private final Map<String, String> groupNames = new LinkedHashMap<>();

    Newcomers(
            MigrationRules rules,
            TierCatalog tiers,
            Everybody everybody,
            KnownOrganizations organizations,
            String instance) {
        this(rules, tiers, everybody.teams(), addresses(everybody), organizations, instance);
    }

    /**
     * For users who were read one by one.
     *
     * @param teams by id, those of the users at least
     * @param addresses how many users have an address, where that is more than one
     */
    Newcomers(
            MigrationRules rules,
            TierCatalog tiers,
            Map<String, Team> teams,
            Map<String, Integer> addresses,
            KnownOrganizations organizations,
            String instance) {
        this.rules = rules;
        this.tiers = tiers;
        this.teams = teams;
        this.addresses = addresses;
        this.organizations = organizations;
        this.instance = instance;
    }

    private static Map<String, Integer> addresses(Everybody everybody) {
        Map<String, Integer> addresses = new HashMap<>();
        everybody
                .users()
                .values()
                .forEach(user -> address(user).ifPresent(email -> addresses.merge(email, 1, Integer::sum)));
        return addresses;
    }

    /** A user is left out; the message says why. */
    static final class LeftOut extends LlmBridgeException {
        private static final long serialVersionUID = 1L;

        LeftOut(String why) {
            super(why);
        }
    }

    /** What the user would be. */
    Wish wish(User user) {
        requirePerson(user);
        String email = requireAddress(user);
        List<Team> teams = teams(user);
        String tier = tier(user, teams)
                .orElseThrow(
                        () -> new LeftOut("no rule gives it a tier: neither its metadata nor its teams nor a default"));
        if (!tiers.names().contains(tier)) {
            throw new LeftOut("there is no tier " + Texts.quoted(tier));
        }
        return wish(user, email, teams, tier);
    }

    /** What the user is by LiteLLM, whether the rules give a tier or not. */
    FollowWish followed(User user, MembershipOwner membership) {
        requirePerson(user);
        String email = requireAddress(user);
        List<Team> teams = teams(user);
        ProvisionRequest request = tier(user, teams)
                .filter(tiers.names()::contains)
                .map(tier -> Migrating.request(String.valueOf(user.userId()), wish(user, email, teams, tier)))
                .orElse(null);
        return new FollowWish(
                email,
                nameOnce(user, email, teams),
                request,
                groups(user, teams),
                UserRole.PROXY_ADMIN.equals(user.userRole()),
                Boolean.FALSE.equals(user.metadata().get("scim_active")),
                membership);
    }

    /** Of a user whom the bridge made, LiteLLM's alias begins with the team already. */
    private static String nameOnce(User user, String email, List<Team> teams) {
        String alias = text(user.userAlias()).orElse("");
        boolean hasTeam = teams.stream()
                .flatMap(team -> text(team.teamAlias()).stream())
                .anyMatch(team -> alias.startsWith(team + "-"));
        return hasTeam ? alias : name(user, email, teams);
    }

    private void requirePerson(User user) {
        String userId = String.valueOf(user.userId());
        if (userId.equals(MASTER)) {
            throw new LeftOut("it is the user as whom LiteLLM's master key acts");
        }
        if (rules.leftOut().contains(userId)) {
            throw new LeftOut("the rules leave it out");
        }
        requireOurs(user);
    }

    private Wish wish(User user, String email, List<Team> teams, String tier) {
        return new Wish(
                email,
                name(user, email, teams),
                tier,
                rules.keysInTeams() && !teams.isEmpty() ? teams.get(0).teamId() : null,
                groups(user, teams),
                UserRole.PROXY_ADMIN.equals(user.userRole()),
                rules.vouched());
    }

    /** Readable names of the groups that were named so far, by their stable ids. */
    Map<String, String> groupNames() {
        return groupNames;
    }

    private void requireOurs(User user) {
        List<String> instances = Note.instancesIn(user.metadata());
        if (!instances.isEmpty() && !instances.contains(instance)) {
            throw new LeftOut("it is a person of another bridge: " + instances);
        }
    }

    private String requireAddress(User user) {
        String email = address(user)
                .orElseThrow(() -> new LeftOut(
                        user.userEmail() == null || user.userEmail().isBlank()
                                ? "it has no e-mail"
                                : "its e-mail is no address"));
        if (addresses.getOrDefault(email, 0) > 1) {
            throw new LeftOut("several users of LiteLLM have the e-mail " + email);
        }
        return email;
    }

    private static Optional<String> address(User user) {
        return Optional.ofNullable(user.userEmail()).filter(Emails::isAddress).map(Emails::normalise);
    }

    /** The team that was named when the user was made, and then the others. */
    private List<Team> teams(User user) {
        return Stream.concat(Stream.ofNullable(user.teamId()).filter(user.teams()::contains), user.teams().stream())
                .distinct()
                .map(teams::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<String> tier(User user, List<Team> teams) {
        String field = rules.tierField();
        if (field != null && user.metadata().get(field) instanceof String named && !named.isBlank()) {
            return Optional.of(named.strip());
        }
        return teams.stream()
                .flatMap(team -> tier(team).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(rules.defaultTier()));
    }

    private Optional<String> tier(Team team) {
        String byId = rules.tierByTeam().get(team.teamId());
        return byId != null || team.teamAlias() == null
                ? Optional.ofNullable(byId)
                : Optional.ofNullable(rules.tierByTeam().get(team.teamAlias()));
    }

    /**
     * {@code {team_alias}-{user_alias}}. Without a team or its alias the user's alias alone; without an alias the part
     * of the e-mail before the @ in its place.
     */
    private static String name(User user, String email, List<Team> teams) {
        String own = text(user.userAlias()).orElseGet(() -> email.substring(0, email.indexOf('@')));
        return teams.stream()
                .findFirst()
                .flatMap(team -> text(team.teamAlias()))
                .map(team -> team + "-" + own)
                .orElse(own);
    }

    private List<String> groups(User user, List<Team> teams) {
        Set<String> groups = new LinkedHashSet<>();
        if (rules.groups().contains(GroupOf.TEAM)) {
            teams.forEach(team -> groups.add(group(team.teamId(), team.teamAlias())));
        }
        if (rules.groups().contains(GroupOf.ORGANIZATION)) {
            Set<String> ids =
                    new TreeSet<>(organizations.byUser().getOrDefault(String.valueOf(user.userId()), Set.of()));
            Stream.concat(
                            Stream.ofNullable(user.organizationId()),
                            teams.stream().flatMap(team -> Stream.ofNullable(team.organizationId())))
                    .forEach(ids::add);
            ids.forEach(id -> groups.add(group(id, organizations.aliases().get(id))));
        }
        return List.copyOf(groups);
    }

    private String group(String id, @Nullable String alias) {
        String stableId = GroupNames.ofId(id);
        groupNames.put(stableId, text(alias).orElse(stableId));
        return stableId;
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
