package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.MigrationPlan;
import io.github.llmbridge.bridge.report.MigrationPlan.Entry;
import io.github.llmbridge.bridge.report.MigrationPlan.Verdict;
import io.github.llmbridge.bridge.report.MigrationPlan.Wish;
import io.github.llmbridge.bridge.report.MigrationReport;
import io.github.llmbridge.bridge.report.MigrationReport.Migrated;
import io.github.llmbridge.bridge.report.MigrationReport.Migrated.Outcome;
import io.github.llmbridge.bridge.report.PlanOutdatedException;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.http.LlmBridgeException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.users.Role;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

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
        AtomicBoolean refused = new AtomicBoolean();
        return new MigrationReport(
                plan, sideBySide.map(plan.users(), user -> one(plan, user, call, refused), Migrating::instead));
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

    private Migrated one(MigrationPlan plan, Entry user, Call call, AtomicBoolean refused) {
        String userId = user.userId();
        if (user.verdict() != Verdict.MIGRATE) {
            return new Migrated(userId, Outcome.valueOf(user.verdict().name()), null, user.why());
        }
        if (refused.get()) {
            return new Migrated(userId, Outcome.NOT_BEGUN, null, "a server refused the bridge's own credentials");
        }
        Wish wish = Objects.requireNonNull(user.person());
        try {
            wish.groups().forEach(group -> ensureGroup(plan, group));
            ProvisionResult result = engine.run(tasks.provision(request(userId, wish), user.changes()), call);
            return result.status() == Status.AWAITING_USER_TOKEN
                    ? new Migrated(userId, Outcome.AWAITING_USER_TOKEN, result, "there is no way into the settings")
                    : new Migrated(userId, Outcome.MIGRATED, result, null);
        } catch (PlanOutdatedException e) {
            return new Migrated(userId, Outcome.OUTDATED, null, e.getMessage());
        } catch (StepFailedException e) {
            refused.compareAndSet(false, e.getCause() instanceof UnauthorizedException);
            return new Migrated(userId, failed(), (ProvisionResult) e.result(), e.getMessage());
        } catch (BridgeException e) {
            return new Migrated(userId, Outcome.REFUSED, null, e.getMessage());
        } catch (LlmBridgeException e) {
            refused.compareAndSet(false, e instanceof UnauthorizedException);
            return new Migrated(userId, failed(), null, e.getMessage());
        }
    }

    private void ensureGroup(MigrationPlan plan, String stableId) {
        String name = plan.groupNames().getOrDefault(stableId, stableId);
        engine.ensureGroup(stableId, name, "Members as in LiteLLM");
    }

    private static Outcome failed() {
        return Thread.currentThread().isInterrupted() ? Outcome.INTERRUPTED : Outcome.FAILED;
    }

    private static Migrated instead(Entry user, SideBySide.Lack lack) {
        return lack.begun()
                ? new Migrated(user.userId(), Outcome.FAILED, null, "the work broke: " + lack.cause())
                : new Migrated(user.userId(), Outcome.NOT_BEGUN, null, "the caller was interrupted");
    }
}
