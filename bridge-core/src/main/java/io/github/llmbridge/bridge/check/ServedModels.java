package io.github.llmbridge.bridge.check;

import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.models.ModelQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the proxy serves: deployments, wildcards, access groups. Not told by LiteLLM's API, and so not known here: aliases of the
 * router that are hidden, fallbacks for unknown names, and on 1.77.3 wildcards that were deleted, which serve until the proxy is
 * started again. Immutable.
 */
public final class ServedModels {
    static final String ALL_PROXY_MODELS = "all-proxy-models";
    static final String ALL_TEAM_MODELS = "all-team-models";
    static final String NO_DEFAULT_MODELS = "no-default-models";
    private static final Set<String> SPECIAL = Set.of(ALL_PROXY_MODELS, ALL_TEAM_MODELS, NO_DEFAULT_MODELS);

    private final Rules rules;
    private final @Nullable String version;
    private final List<Deployment> deployments;
    private final Set<String> aliases;
    private final Map<String, List<Deployment>> byName = new LinkedHashMap<>();
    private final List<Wildcard> wildcards;
    private final Set<String> otherNames = new HashSet<>();
    private final Set<String> groups = new HashSet<>();

    private ServedModels(@Nullable String version, List<Deployment> deployments, Set<String> aliases) {
        this.version = version;
        this.rules = Rules.of(version);
        this.deployments = List.copyOf(deployments);
        this.aliases = Set.copyOf(aliases);
        for (Deployment deployment : everybodys(deployment -> true)) {
            byName.computeIfAbsent(deployment.name(), name -> new ArrayList<>()).add(deployment);
            otherNames.add(deployment.id());
            if (deployment.upstream() != null) {
                otherNames.add(deployment.upstream());
            }
            groups.addAll(deployment.accessGroups());
        }
        wildcards = byName.values().stream()
                .filter(named -> named.get(0).isWildcard())
                .map(Wildcard::new)
                .sorted(Comparator.comparing(Wildcard::length)
                        .thenComparing(Wildcard::complexity)
                        .reversed())
                .toList();
    }

    /**
     * From what is known of a proxy.
     *
     * @param version LiteLLM's version, such as {@code 1.106.0}; without one, what differs by version cannot be told
     */
    public static ServedModels of(@Nullable String version, List<Deployment> deployments) {
        return new ServedModels(version, deployments, Set.of());
    }

    /** Asks the proxy by one call for each 1000 deployments; needs an administrator's key. See {@link #of} for the version. */
    public static ServedModels read(LiteLlmClient liteLlm, @Nullable String version) {
        return of(
                version,
                liteLlm.models().stream(ModelQuery.builder().build())
                        .map(Deployment::of)
                        .toList());
    }

    /** With the aliases of the router, by one call more. Worth it before a name is called unknown: nothing else tells them. */
    public ServedModels withAliases(LiteLlmClient liteLlm) {
        return withListed(liteLlm.models().listWithGroups().ids());
    }

    /** With those of the names in {@code /v1/models} that no deployment explains: they are aliases of the router. */
    public ServedModels withListed(Collection<String> listed) {
        Set<String> unexplained = listed.stream()
                .filter(name -> serves(name) != Grant.YES && !groups.contains(name) && !ofOneTeam(name))
                .collect(Collectors.toSet());
        return new ServedModels(version, deployments, unexplained);
    }

    /** The same for a proxy of this version. */
    ServedModels withVersion(@Nullable String other) {
        return Objects.equals(version, other) ? this : new ServedModels(other, deployments, aliases);
    }

    /** Whether what lists with these entries allow depends on the version. */
    boolean dependsOnVersion(Collection<String> entries) {
        return entries.stream()
                .anyMatch(entry -> entry.equals(ALL_TEAM_MODELS) || Glob.isPattern(entry) || groups.contains(entry));
    }

    /** Whether an entry of a list allows its own name and no other. */
    boolean isPlain(String entry) {
        return !SPECIAL.contains(entry) && !Glob.isPattern(entry) && !groups.contains(entry);
    }

    /** Names that LiteLLM neither serves nor understands, in the order given: what a tier's list must not hold. */
    public List<String> unknown(Collection<String> tierModels) {
        Set<String> candidates = tierModels.stream().allMatch(this::isPlain) ? Set.of() : candidates(tierModels);
        return tierModels.stream()
                .filter(entry -> !SPECIAL.contains(entry)
                        && standsFor(entry, candidates).findAny().isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Access groups with a wildcard deployment in them: without an Enterprise licence, LiteLLM makes no key whose list holds
     * the group (HTTP 403). Teams and users may hold it.
     */
    public List<String> needLicence(Collection<String> tierModels) {
        return tierModels.stream()
                .filter(entry -> !everybodys(
                                deployment -> deployment.accessGroups().contains(entry)
                                        && !routes(deployment.name()).isEmpty())
                        .isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Entries of a key's list for which {@code /key/update} will not move the key into a team with this list (HTTP 403, 401 on
     * 1.77.3). It asks whether the team allows each entry as if it were a model, and of the list that the key has before. What
     * a team is allowed by {@code access_group_ids} is not told here.
     */
    public List<String> keepFromTeam(Collection<String> keyModels, Collection<String> teamModels) {
        boolean skips = rules != Rules.UP_TO_1_90;
        return keyModels.stream()
                .filter(entry -> !(skips && entry.equals(ALL_TEAM_MODELS)))
                .filter(entry -> Grants.ofTeam(this, List.copyOf(teamModels), entry) == Grant.NO)
                .distinct()
                .toList();
    }

    /** Whether a call of this name reaches a deployment. */
    Grant serves(String name) {
        if (byName.containsKey(name)
                || otherNames.contains(name)
                || aliases.contains(name)
                || !routes(name).isEmpty()) {
            return Grant.YES;
        }
        boolean guessed =
                Providers.inRoutes(name).anyMatch(form -> !routes(form).isEmpty());
        return Grant.NO.unless(guessed || ofOneTeam(name));
    }

    /** Whether all deployments of the name are blocked. */
    boolean isBlocked(String name) {
        List<Deployment> serving = byName.getOrDefault(name, List.of());
        if (serving.isEmpty()) {
            serving = everybodys(deployment -> deployment.id().equals(name));
        }
        if (serving.isEmpty()) {
            serving = routes(name).stream()
                    .flatMap(wildcard -> wildcard.deployments.stream())
                    .toList();
        }
        if (serving.isEmpty()) {
            serving = everybodys(deployment -> name.equals(deployment.upstream()));
        }
        return !serving.isEmpty() && serving.stream().allMatch(Deployment::blocked);
    }

    /** Whether one team has a deployment of its own by this name: its groups count for that team only. */
    boolean ofOneTeam(String name) {
        return deployments.stream()
                .map(Deployment::teamName)
                .anyMatch(own -> own != null
                        && (own.equals(name)
                                || (Glob.isPattern(own)
                                        && Glob.ofDeployment(own).matches(name))));
    }

    boolean isAlias(String name) {
        return aliases.contains(name);
    }

    /** Whether a list with this group in it allows the name. */
    Grant inGroup(String group, String name) {
        if (!groups.contains(group)) {
            return Grant.NO;
        }
        List<Deployment> exact = byName.getOrDefault(name, List.of());
        if (!exact.isEmpty()) {
            return Grant.of(exact.stream().anyMatch(d -> d.accessGroups().contains(group)));
        }
        List<Wildcard> serving = routes(name);
        if (!serving.isEmpty()) {
            return inGroup(serving, group);
        }
        boolean guessed = Providers.inRoutes(name).anyMatch(form -> inGroup(routes(form), group) != Grant.NO);
        return Grant.NO.unless(guessed && rules.groupsByProvider() != Grant.NO);
    }

    /** Which of wildcards of equal rank is asked first depends on their age, which is not told. */
    private static Grant inGroup(List<Wildcard> serving, String group) {
        long having = serving.stream().filter(wildcard -> wildcard.has(group)).count();
        return having == 0 ? Grant.NO : having == serving.size() ? Grant.YES : Grant.MAYBE;
    }

    /** What {@code all-team-models} of a team stands for: names, not ids. */
    Set<String> teamNames() {
        Set<String> names = new LinkedHashSet<>(byName.keySet());
        names.addAll(aliases);
        return names;
    }

    Rules rules() {
        return rules;
    }

    /** The wildcards that serve this name: of those that match, the most specific only. */
    private List<Wildcard> routes(String name) {
        List<Wildcard> matching = wildcards.stream()
                .filter(wildcard -> wildcard.glob.matches(name))
                .toList();
        return matching.stream()
                .filter(wildcard -> wildcard.rank() == matching.get(0).rank())
                .toList();
    }

    /** Those of the names that a list of this one entry would allow, and that are served, as far as that can be told. */
    Stream<String> standsFor(String entry, Set<String> candidates) {
        if (entry.equals(NO_DEFAULT_MODELS)) {
            return Stream.empty();
        }
        if (isPlain(entry)) {
            return Stream.of(entry).filter(name -> serves(name) != Grant.NO);
        }
        boolean all = entry.equals(ALL_TEAM_MODELS);
        return candidates.stream()
                .filter(name -> all || Grants.of(this, List.of(entry), name) != Grant.NO)
                .filter(name -> serves(name) != Grant.NO);
    }

    /**
     * Names enough to try each way in which lists of these entries can allow something: the names that are served, the entries,
     * and for each wildcard a name that it serves, alone and together with one and two of the entries.
     */
    Set<String> candidates(Collection<String> entries) {
        Set<String> names = new LinkedHashSet<>(entries);
        byName.keySet().stream().filter(name -> !Glob.isPattern(name)).forEach(names::add);
        names.addAll(otherNames);
        names.addAll(aliases);
        List<Glob> patterns = entries.stream()
                .filter(entry -> Glob.isPattern(entry) && !Glob.isOdd(entry))
                .distinct()
                .map(Glob::inList)
                .toList();
        for (Wildcard wildcard : wildcards) {
            Glob.common(List.of(wildcard.glob)).ifPresent(names::add);
            for (int i = 0; i < patterns.size(); i++) {
                for (int j = i; j < patterns.size(); j++) {
                    Glob.common(List.of(wildcard.glob, patterns.get(i), patterns.get(j)))
                            .ifPresent(names::add);
                }
            }
        }
        return names;
    }

    private List<Deployment> everybodys(Predicate<Deployment> which) {
        return deployments.stream()
                .filter(deployment -> deployment.teamName() == null)
                .filter(which)
                .toList();
    }

    /** Deployments of one name with stars. LiteLLM ranks them by the regular expressions that it makes of the names. */
    private static final class Wildcard {
        private static final String ESCAPED = "()[]{}?+-|^$\\.&~# \t\n\r\u000b\f";
        private static final String COMPLEX = "+?\\^$|()";

        private final List<Deployment> deployments;
        private final Glob glob;
        private final int length;
        private final int complexity;

        Wildcard(List<Deployment> deployments) {
            this.deployments = deployments;
            String name = deployments.get(0).name();
            this.glob = Glob.ofDeployment(name);
            this.length = name.codePoints()
                    .map(c -> c == '*' ? 4 : ESCAPED.indexOf(c) >= 0 ? 2 : 1)
                    .sum();
            this.complexity = name.codePoints()
                    .map(c -> c == '*' ? 3 : (ESCAPED.indexOf(c) >= 0 ? 1 : 0) + (COMPLEX.indexOf(c) >= 0 ? 1 : 0))
                    .sum();
        }

        int length() {
            return length;
        }

        int complexity() {
            return complexity;
        }

        long rank() {
            return ((long) length << 32) + complexity;
        }

        boolean has(String group) {
            return deployments.stream()
                    .anyMatch(deployment -> deployment.accessGroups().contains(group));
        }
    }

    /** The names that callers use. */
    @Override
    public String toString() {
        return Stream.concat(byName.keySet().stream(), aliases.stream())
                .toList()
                .toString();
    }
}
