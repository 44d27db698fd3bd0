package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.check.Decision;
import io.github.llmbridge.bridge.check.Hindrances;
import io.github.llmbridge.bridge.check.KnownModels;
import io.github.llmbridge.bridge.check.ModelAccess;
import io.github.llmbridge.bridge.check.ModelAccess.Verdict;
import io.github.llmbridge.bridge.check.ProxyVersion;
import io.github.llmbridge.bridge.check.ServedModels;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.AccessExplanation;
import io.github.llmbridge.bridge.report.AccessExplanation.LevelAccess;
import io.github.llmbridge.bridge.report.AccessExplanation.ModelAnswer;
import io.github.llmbridge.bridge.report.AccessLevel;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.Told;
import io.github.llmbridge.bridge.run.View;
import io.github.llmbridge.bridge.steps.KeyFacts;
import io.github.llmbridge.bridge.steps.UserFacts;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.organizations.Organization;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamInfo;
import io.github.llmbridge.litellm.teams.TeamMembership;
import io.github.llmbridge.litellm.users.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explains which level binds a person; reads the key's team and organization for it, where it has them. Thread safe.
 */
final class Explanations {
    /** What the levels themselves tell better. */
    private static final Set<Kind> OF_LEVELS = Set.of(
            Kind.KEY_SPENT,
            Kind.TEAM_SPENT,
            Kind.USER_SPENT,
            Kind.KEY_REFUSES_MODELS,
            Kind.TEAM_REFUSES_MODELS,
            Kind.USER_REFUSES_MODELS,
            Kind.MODELS_BLOCKED);

    /**
     * From which version on calls are held against an organization's budget; read in the source, which 1.80.7 does not
     * have yet.
     */
    private static final String COUNTS_ORGANIZATIONS = "1.80.8";

    /**
     * From which version on no call passes a member's own budget of 0; read in the source. 1.80.11 to 1.80.16 stop a member who
     * has spent something, and versions before take 0 for no budget.
     */
    private static final String COUNTS_BUDGETS_OF_NOTHING = "1.80.17";

    private final KnownModels knownModels;
    private final Hindrances hindrances;
    private final ProxyVersion version;

    Explanations(KnownModels knownModels, ProxyVersion version) {
        this.knownModels = knownModels;
        this.hindrances = new Hindrances(knownModels);
        this.version = version;
    }

    /**
     * The explanation.
     *
     * @param model the model in question; {@code null} for those of the tier
     */
    AccessExplanation of(View view, @Nullable String model) {
        Look look = view.look();
        Seen seen = see(view);
        List<String> asked = model == null ? asked(view) : List.of(model);
        ModelAccess access = access(seen, asked, view.servers());
        List<ModelAnswer> models = asked.stream()
                .map(entry -> view.key().isEmpty()
                        ? new ModelAnswer(entry, Told.NO, null)
                        : answer(entry, access.explain(entry)))
                .toList();
        List<LevelAccess> levels = levels(seen, new Levels(access, asked, look.at()), view.servers());
        List<Problem> problems = problems(view, seen);
        AccessLevel budget = leastLeft(levels);
        return new AccessExplanation(
                look.userId(),
                view.key().flatMap(OwnedKey::tier).orElse(null),
                models,
                levels,
                models.stream()
                        .map(ModelAnswer::refusedBy)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                budget,
                problems,
                Sentence.of(models, levels, budget, problems),
                look.at());
    }

    /** What decides, as it was read. */
    private record Seen(
            String userId,
            User user,
            Optional<OwnedKey> key,
            Optional<String> teamId,
            Optional<Team> team,
            Optional<TeamMembership> membership,
            Optional<String> organizationId,
            Optional<Organization> organization) {}

    private static Seen see(View view) {
        Look look = view.look();
        LiteLlmClient liteLlm = view.servers().liteLlm();
        Optional<Key> key = view.key().map(OwnedKey::key);
        Optional<String> teamId = key.map(Key::teamId);
        Optional<TeamInfo> info = teamId.flatMap(id -> liteLlm.teams().find(id));
        Optional<Team> team = info.map(TeamInfo::teamInfo);
        Optional<TeamMembership> membership = info.stream()
                .flatMap(found -> found.teamMemberships().stream())
                .filter(member -> look.userId().equals(member.userId()))
                .findFirst();
        Optional<String> organizationId = key.map(Key::organizationId).or(() -> team.map(Team::organizationId));
        return new Seen(
                look.userId(),
                look.user().orElseThrow().user(),
                view.key(),
                teamId,
                team,
                membership,
                organizationId,
                organizationId.flatMap(id -> organization(liteLlm, id)));
    }

    /** Without a licence the newer servers do not tell. */
    private static Optional<Organization> organization(LiteLlmClient liteLlm, String id) {
        try {
            return liteLlm.organizations().find(id);
        } catch (EnterpriseOnlyException | ForbiddenException e) {
            return Optional.empty();
        }
    }

    private static List<String> asked(View view) {
        Models models = view.wish()
                .map(wish -> wish.tier().models())
                .or(() -> view.key().map(key -> key.key().models()))
                .orElse(Models.all());
        return models.isAll() ? List.of("all-proxy-models") : models.names();
    }

    /** A name is called unknown only after the proxy was asked for it now. */
    private ModelAccess access(Seen seen, List<String> asked, Servers servers) {
        Set<String> entries = new HashSet<>(asked);
        seen.key().ifPresent(key -> entries.addAll(key.key().models().names()));
        seen.team().ifPresent(team -> entries.addAll(team.models().names()));
        entries.addAll(seen.user().models().names());
        ModelAccess access = access(seen, knownModels.served(entries, servers));
        boolean unknown = asked.stream().anyMatch(entry -> access.explain(entry).decision() == Decision.NO_SUCH_MODEL);
        return unknown ? access(seen, knownModels.servedNow(entries, servers)) : access;
    }

    private static ModelAccess access(Seen seen, ServedModels served) {
        ModelAccess.Builder access = ModelAccess.builder(served).user(seen.user());
        seen.key().map(OwnedKey::key).ifPresent(access::key);
        seen.team().ifPresent(access::team);
        seen.membership().ifPresent(access::member);
        return access.build();
    }

    private static ModelAnswer answer(String entry, Verdict verdict) {
        Told allowed = switch (verdict.decision()) {
            case ALLOWED -> Told.YES;
            case CANNOT_TELL -> Told.UNKNOWN;
            default -> Told.NO;
        };
        return new ModelAnswer(entry, allowed, verdict.level());
    }

    private List<LevelAccess> levels(Seen seen, Levels levels, Servers servers) {
        seen.key().ifPresent(levels::key);
        seen.teamId().ifPresent(id -> levels.team(id, seen.team()));
        seen.team()
                .ifPresent(team ->
                        levels.member(team, seen.membership(), version.isAtLeast(COUNTS_BUDGETS_OF_NOTHING, servers)));
        levels.user(seen.userId(), seen.user(), seen.teamId().isPresent());
        seen.organizationId()
                .ifPresent(id -> levels.organization(id, seen.organization(), organizationCounts(servers)));
        return levels.all();
    }

    private Told organizationCounts(Servers servers) {
        if (version.text(servers).isEmpty()) {
            return Told.UNKNOWN;
        }
        return version.isAtLeast(COUNTS_ORGANIZATIONS, servers) ? Told.YES : Told.NO;
    }

    private static @Nullable AccessLevel leastLeft(List<LevelAccess> levels) {
        return levels.stream()
                .filter(level -> level.budgetCounts() == Told.YES && left(level) != null)
                .min(Comparator.comparing(level -> Objects.requireNonNull(left(level))))
                .map(LevelAccess::level)
                .orElse(null);
    }

    private static @Nullable Double left(LevelAccess level) {
        return level.budget() == null ? null : level.budget().left();
    }

    private List<Problem> problems(View view, Seen seen) {
        Look look = view.look();
        List<Problem> problems = new ArrayList<>();
        if (look.note().standing() == Standing.SUSPENDED) {
            problems.add(new Problem(Kind.SUSPENDED, "the person is suspended; resume lifts it"));
        }
        if (seen.key().isEmpty()) {
            problems.add(new Problem(Kind.KEY_MISSING, "LiteLLM holds no key of this bridge for the user"));
        }
        seen.key()
                .map(OwnedKey::key)
                .ifPresent(key -> hindrances
                        .of(
                                view.servers(),
                                look.note().standing(),
                                key.models(),
                                UserFacts.of(seen.user()),
                                KeyFacts.of(key),
                                seen.team(),
                                look.at())
                        .stream()
                        .filter(problem -> !OF_LEVELS.contains(problem.kind()))
                        .forEach(problems::add));
        return problems;
    }
}
