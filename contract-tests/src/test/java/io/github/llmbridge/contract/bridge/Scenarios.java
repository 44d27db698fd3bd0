package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.litellm.KeyDuration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Every operation of the bridge in the situations that differ for it. A further operation is a further row. */
final class Scenarios {
    private static final String OURS = "URL with the key, of llmbridge";
    private static final String OFF = "URL with the key, off, of llmbridge";

    private Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("provisionUser, fresh", Scenario::nothing, s -> s.provision(s.fresh()))
                        .wish(Subject::fresh)
                        .ends("connections", "[" + OURS + "]"),
                Scenario.of("provisionUser, fresh with team and group", Scenario::nothing, s -> s.provision(rich(s)))
                        .wish(Scenarios::rich)
                        .ends("key team", "team-ID")
                        .ends("account groups", "[Extra-ID, Free-ID]"),
                Scenario.of(
                                "provisionUser, out of team and group",
                                s -> s.provision(rich(s)),
                                s -> s.provision(s.person()))
                        .ends("user teams", "[]")
                        .ends("key team", "null")
                        .ends("account groups", "[Free-ID]"),
                Scenario.of("provisionUser, finished", s -> s.provision(rich(s)), s -> s.provision(rich(s)))
                        .changesNothing()
                        .wish(Scenarios::rich)
                        .ends("connections", "[" + OURS + "]"),
                Scenario.of("provisionUser, another tier", Scenarios::free, s -> s.provision(pro(s)))
                        .wish(Scenarios::pro)
                        .ends("key tier", "pro")
                        .ends("key life", "90d")
                        .ends("account groups", "[Pro-ID]"),
                Scenario.of("provisionUser, drifted", Scenarios::drifted, s -> s.provision(s.person()))
                        .ends("key max_budget", "1.5")
                        .ends("key tier", "free")
                        .ends("account groups", "[Free-ID]"),
                Scenario.of("provisionUser, without its key", Scenarios::withoutKey, s -> s.provision(s.person()))
                        .ends("connections", "[" + OURS + "]"),
                Scenario.of("changeTier, up", Scenarios::free, s -> s.facade().changeTier(s.id, "pro"))
                        .wish(Scenarios::pro)
                        .ends("key tier", "pro")
                        .ends("key life", "90d")
                        .ends("account groups", "[Pro-ID]"),
                Scenario.of(
                                "changeTier, down",
                                s -> s.provision(pro(s)),
                                s -> s.facade().changeTier(s.id, "free"))
                        .ends("key max_parallel_requests", "null")
                        .ends("key life", "30d")
                        .ends("account groups", "[Free-ID]"),
                Scenario.of(
                                "changeTier, up with team and group",
                                s -> s.provision(rich(s)),
                                s -> s.facade().changeTier(s.id, "pro"))
                        .wish(s -> rich(s).tier("pro"))
                        .ends("account groups", "[Extra-ID, Pro-ID]"),
                Scenario.of("renew", Scenarios::almostEnded, s -> s.facade().renew(s.id))
                        .ends("key life", "30d")
                        .doesItAgain(),
                Scenario.of(
                                "grantTemporarily, a tier",
                                Scenarios::free,
                                s -> s.facade().grantTemporarily(s.id, Grant.tier("pro", s.grantEnd)))
                        .ends("key max_budget", "20.0")
                        .ends("key life", "30d")
                        .ends("account groups", "[Pro-ID]"),
                Scenario.of(
                                "grantTemporarily, a limit",
                                Scenarios::free,
                                s -> s.facade().grantTemporarily(s.id, Grant.budget(5, s.grantEnd)))
                        .ends("key max_budget", "5.0")
                        .ends("key tier", "free"),
                Scenario.of(
                                "endGrant, of a tier",
                                Scenarios::granted,
                                s -> s.facade().endGrant(s.id))
                        .ends("key max_budget", "1.5")
                        .ends("key max_parallel_requests", "null")
                        .ends("key life", "30d")
                        .ends("account groups", "[Free-ID]"),
                Scenario.of(
                                "renew, in a grant",
                                Scenarios::granted,
                                s -> s.facade().renew(s.id))
                        .ends("key max_budget", "20.0")
                        .ends("key life", "30d")
                        .doesItAgain(),
                Scenario.of(
                                "changeTier, in a grant",
                                Scenarios::granted,
                                s -> s.facade().changeTier(s.id, "pro"))
                        .wish(Scenarios::pro)
                        .ends("key life", "90d"),
                Scenario.of("rotateKey", Scenarios::used, s -> s.facade().rotateKey(s.id))
                        .ends("key spend", "0.25")
                        .ends("connections", "[" + OURS + "]")
                        .doesItAgain(),
                Scenario.of("replaceKeyNow", Scenarios::used, s -> s.facade().replaceKeyNow(s.id))
                        .ends("key spend", "0.25")
                        .ends("key blocked", "false")
                        .ends("connections", "[" + OURS + "]")
                        .doesItAgain(),
                Scenario.of("suspend", Scenarios::free, s -> s.facade().suspend(s.id))
                        .ends("key blocked", "true")
                        .ends("account role", "pending")
                        .ends("connections", "[" + OFF + "]"),
                Scenario.of("resume", Scenarios::suspended, s -> s.facade().resume(s.id))
                        .ends("key blocked", "false")
                        .ends("account role", "user")
                        .ends("connections", "[" + OURS + "]"),
                Scenario.of(
                                "updatePerson, name",
                                Scenarios::free,
                                s -> s.facade().updatePerson(s.id, PersonUpdate.name("Ada Lovelace")))
                        .ends("account name", "Ada Lovelace"),
                Scenario.of(
                                "updatePerson, e-mail",
                                Scenarios::free,
                                s -> s.facade().updatePerson(s.id, PersonUpdate.email(s.newEmail)))
                        .wish(s -> s.person().email(s.newEmail))
                        .ends("account email", "new-ID@example.com")
                        .ends("user email", "new-ID@example.com"),
                Scenario.of(
                                "updatePerson, into a team",
                                Scenarios::free,
                                s -> s.facade().updatePerson(s.id, PersonUpdate.team(s.team)))
                        .wish(s -> s.person().team(s.team))
                        .ends("key team", "team-ID"),
                Scenario.of(
                                "updatePerson, into another team",
                                s -> s.provision(rich(s)),
                                s -> s.facade().updatePerson(s.id, PersonUpdate.team(s.otherTeam)))
                        .wish(s -> rich(s).team(s.otherTeam))
                        .ends("key team", "other-ID")
                        .ends("user teams", "[other-ID]"),
                Scenario.of(
                                "updatePerson, out of the team",
                                s -> s.provision(rich(s)),
                                s -> s.facade().updatePerson(s.id, PersonUpdate.withoutTeam()))
                        .wish(s -> s.person().addGroups(s.extraGroup))
                        .ends("key team", "null")
                        .ends("user teams", "[]"),
                Scenario.of("remove, everything", s -> s.provision(rich(s)), s -> s.remove(EnumSet.allOf(Part.class)))
                        .withoutWish()
                        .ends("users", "0")
                        .ends("keys", "0")
                        .ends("accounts", "0"),
                Scenario.of(
                                "remove, what was given",
                                s -> s.provision(rich(s)),
                                s -> s.remove(EnumSet.of(Part.CONNECTION, Part.KEYS, Part.TEAM, Part.GROUPS)))
                        .withoutWish()
                        .ends("user teams", "[]")
                        .ends("keys", "0")
                        .ends("account groups", "[]")
                        .ends("connections", "[]"),
                Scenario.of("remove, the team", s -> s.provision(rich(s)), s -> s.remove(EnumSet.of(Part.TEAM)))
                        .wish(s -> s.person().addGroups(s.extraGroup))
                        .ends("user teams", "[]")
                        .ends("keys", "1")
                        .ends("key team", "null"),
                Scenario.of(
                                "remove, the account and the keys",
                                s -> s.provision(rich(s)),
                                s -> s.remove(EnumSet.of(Part.KEYS, Part.ACCOUNT)))
                        .withoutWish()
                        .ends("users", "1")
                        .ends("keys", "0")
                        .ends("accounts", "0"));
    }

    private static void free(Subject subject) {
        subject.provision(subject.person());
    }

    private static ProvisionRequestBuilder pro(Subject subject) {
        return subject.person().tier("pro");
    }

    private static ProvisionRequestBuilder rich(Subject subject) {
        return subject.person().team(subject.team).addGroups(subject.extraGroup);
    }

    private static void almostEnded(Subject subject) {
        free(subject);
        subject.byHand(change -> change.duration(KeyDuration.of("2d")));
    }

    private static void used(Subject subject) {
        free(subject);
        Map<String, Object> metadata = subject.metadata();
        metadata.put("cost_center", "42");
        subject.byHand(change -> change.spend(0.25).metadata(metadata));
    }

    private static void drifted(Subject subject) {
        free(subject);
        subject.byHand(change -> change.maxBudget(99.0).metadata(Map.of("cost_center", "42")));
        subject.leaveGroups();
    }

    private static void withoutKey(Subject subject) {
        free(subject);
        subject.deleteKey();
    }

    private static void granted(Subject subject) {
        free(subject);
        subject.facade().grantTemporarily(subject.id, Grant.tier("pro", subject.grantEnd));
    }

    private static void suspended(Subject subject) {
        free(subject);
        subject.facade().suspend(subject.id);
    }
}
