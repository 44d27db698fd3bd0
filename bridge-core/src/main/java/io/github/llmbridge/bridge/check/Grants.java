package io.github.llmbridge.bridge.check;

import java.util.ArrayList;
import java.util.List;

/** Whether a list of models allows a name: the one rule that keys, teams, members and users have in common. */
final class Grants {
    private Grants() {}

    static Grant of(ServedModels served, List<String> models, String name) {
        if (models.isEmpty()) {
            return Grant.YES;
        }
        Grant byGroup =
                models.stream().map(entry -> served.inGroup(entry, name)).reduce(Grant.NO, Grant::or);
        if (byGroup == Grant.YES) {
            return Grant.YES;
        }
        Grant byPattern = byPattern(models, name, served.rules());
        if (byPattern == Grant.YES || models.stream().anyMatch(entry -> Glob.isPattern(entry) && Glob.isOdd(entry))) {
            return byPattern;
        }
        boolean named = models.contains(ServedModels.ALL_PROXY_MODELS) || models.contains(name);
        return byGroup.or(byPattern).or(Grant.of(named)).unless(served.isAlias(name) && allowsAny(served, models));
    }

    /** An alias is allowed with its target, which is not told: it may be whatever the list allows. */
    private static boolean allowsAny(ServedModels served, List<String> models) {
        return served.candidates(models).stream()
                .filter(target -> !served.isAlias(target) && served.serves(target) != Grant.NO)
                .anyMatch(target -> of(served, models, target) != Grant.NO);
    }

    /** As {@link #of}, for the list of a team or of a member of it. */
    static Grant ofTeam(ServedModels served, List<String> models, String name) {
        Grant expands = served.rules().expandsAllTeamModels();
        Grant asIs = of(served, models, name);
        if (!models.contains(ServedModels.ALL_TEAM_MODELS) || expands == Grant.NO) {
            return asIs;
        }
        List<String> all = new ArrayList<>(models);
        all.remove(ServedModels.ALL_TEAM_MODELS);
        all.addAll(served.teamNames());
        Grant expanded = all.isEmpty() ? asIs : of(served, all, name);
        return expands == Grant.YES || expanded == asIs ? expanded : Grant.MAYBE;
    }

    /** In the order of the list: a broken pattern fails the call, unless one before it has matched. */
    private static Grant byPattern(List<String> models, String name, Rules rules) {
        Grant result = Grant.NO;
        for (String entry : models) {
            if (!Glob.isPattern(entry)) {
                continue;
            }
            if (Glob.isOdd(entry)) {
                return Grant.MAYBE;
            }
            Glob glob = Glob.inList(entry);
            if (glob.matches(name)) {
                return Grant.YES;
            }
            if (Providers.inLists(name, rules).anyMatch(glob::matches)) {
                result = Grant.MAYBE;
            }
        }
        return result;
    }
}
