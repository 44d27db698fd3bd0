package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.MigrationPlan;
import io.github.llmbridge.bridge.report.MigrationPlan.Entry;
import io.github.llmbridge.bridge.report.MigrationPlan.Verdict;
import io.github.llmbridge.bridge.report.MigrationPlan.Wish;
import io.github.llmbridge.bridge.report.MigrationReport;
import io.github.llmbridge.bridge.report.MigrationReport.Migrated;
import io.github.llmbridge.bridge.report.MigrationReport.Migrated.Outcome;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.openwebui.users.Role;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/** Makes users of LiteLLM people of the bridge, several at a time. Thread safe. */
public final class Migrating {
    private final Engine engine;
    private final Tasks tasks;
    private final SideBySide sideBySide;

    /**
     * Made by the facade.
     *
     * @param atATime how many people are worked on at a time
     * @param threads makes the threads of each migration
     */
    public Migrating(Engine engine, Tasks tasks, int atATime, ThreadFactory threads) {
        this.engine = engine;
        this.tasks = tasks;
        this.sideBySide = new SideBySide(atATime, threads);
    }

    /** Carries the plan out. */
    public MigrationReport run(MigrationPlan plan, Call call) {
        OneOfMany people = new OneOfMany();
        return new MigrationReport(
                plan,
                sideBySide.map(
                        plan.users(),
                        user -> user.verdict() == Verdict.MIGRATE
                                ? told(user, people.run(() -> migrate(plan, user, call)))
                                : new Migrated(
                                        user.userId(),
                                        Outcome.valueOf(user.verdict().name()),
                                        null,
                                        user.why()),
                        (user, lack) -> told(user, OneOfMany.without(lack))));
    }

    /** What the bridge is asked for. */
    static ProvisionRequest request(String userId, Wish wish) {
        ProvisionRequestBuilder request = ProvisionRequest.builder(userId, wish.email(), wish.tier())
                .name(wish.name())
                .groups(wish.groups())
                .vouched(wish.vouched());
        if (wish.team() != null) {
            request.team(TeamSpec.existing(wish.team()));
        }
        if (wish.admin()) {
            // Nobody else's role is named: an account that exists is not lowered, and a new one is a user's.
            request.role(Role.ADMIN);
        }
        return request.build();
    }

    private ProvisionResult migrate(MigrationPlan plan, Entry user, Call call) {
        Wish wish = Objects.requireNonNull(user.person());
        wish.groups().forEach(group -> ensureGroup(plan, group));
        return engine.run(tasks.provision(request(user.userId(), wish), user.changes()), call);
    }

    private static Migrated told(Entry user, OneOfMany.Ended ended) {
        Outcome outcome = ended.how() == OneOfMany.How.DONE
                ? Outcome.MIGRATED
                : Outcome.valueOf(ended.how().name());
        return new Migrated(user.userId(), outcome, ended.result(), ended.why());
    }

    private void ensureGroup(MigrationPlan plan, String stableId) {
        String name = plan.groupNames().getOrDefault(stableId, stableId);
        engine.ensureGroup(stableId, name, "Members as in LiteLLM");
    }
}
