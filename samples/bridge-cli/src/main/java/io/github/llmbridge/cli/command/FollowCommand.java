package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.ChangeFeed;
import io.github.llmbridge.bridge.follow.PollingFeed;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.MembershipOwner;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.report.FollowerStatus.Open;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.config.Connected;
import io.github.llmbridge.cli.config.LiteLlmDatabase;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.jdbc.PostgresFeed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "follow",
        description = {
            "Makes Open WebUI follow what others change in LiteLLM, until it is stopped.",
            "With --once compares everybody and ends: with 1 if somebody failed or the feed does not answer."
        })
final class FollowCommand extends BridgeCommand {
    /** How changes are heard of. */
    enum Feed {
        /** By LiteLLM's lists. */
        POLLING,
        /** By triggers in LiteLLM's database. */
        POSTGRES
    }

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Option(names = "--once", description = "Does what is to be done now, and ends.")
    private boolean once;

    @Option(
            names = "--feed",
            paramLabel = "HOW",
            defaultValue = "POLLING",
            description = {
                "How changes are heard of: polling, or postgres, by triggers in LiteLLM's database (LITELLM_JDBC_URL);"
                        + " polling if not given."
            })
    private Feed feed = Feed.POLLING;

    @Option(
            names = "--poll",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How often LiteLLM is asked; 5 if not given.")
    private int poll;

    @Option(
            names = "--calls-a-minute",
            paramLabel = "COUNT",
            defaultValue = "120",
            description = "How many calls LiteLLM's lists may cost a minute; 120 if not given.")
    private int callsAMinute;

    @Option(
            names = "--membership",
            paramLabel = "WHO",
            defaultValue = "MIXED",
            description = "Who decides who is in groups: bridge, others, mixed; mixed if not given.")
    private MembershipOwner membership = MembershipOwner.MIXED;

    @Option(
            names = "--nest-groups",
            description = "Puts the group of a team below that of its organization; needs Open WebUI 0.12 or newer.")
    private boolean nestsGroups;

    @Option(
            names = "--delete-accounts",
            description = "Deletes accounts that the bridge added, with their chats, once LiteLLM's user is deleted.")
    private boolean deletesAccounts;

    FollowCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        MigrationRules wanted = request(rules::rules);
        FollowOptions options = FollowOptions.builder(wanted)
                .membership(membership)
                .nestsGroups(nestsGroups)
                .deletesAccounts(deletesAccounts)
                .build();
        return withTiers(servers -> follow(servers, options));
    }

    private Answer follow(Connected servers, FollowOptions options) {
        servers.store().open();
        try (BridgeFollower follower = servers.bridge().follow(feed(servers), options)) {
            return told(once ? follower.once() : untilStopped(follower));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return told(servers.bridge().followerStatus());
        }
    }

    private ChangeFeed feed(Connected servers) {
        return switch (feed) {
            case POSTGRES -> PostgresFeed.of(LiteLlmDatabase.of(context().settings()));
            case POLLING ->
                request(() -> PollingFeed.builder(servers.liteLlm())
                        .poll(Duration.ofSeconds(poll))
                        .callsAMinute(callsAMinute)
                        .build());
        };
    }

    /** Until the process is told to end. */
    private static FollowerStatus untilStopped(BridgeFollower follower) throws InterruptedException {
        follower.start();
        new CountDownLatch(1).await();
        return follower.status();
    }

    private static Answer told(FollowerStatus status) {
        boolean fine = status.failing().isEmpty() && status.feedProblem() == null;
        return new Answer(fine ? ExitCode.DONE : ExitCode.FAILED, status, printer -> print(printer, status));
    }

    private static void print(Printer printer, FollowerStatus status) {
        if (!status.leads() && status.followed()) {
            printer.line("another instance follows");
        }
        if (status.feedProblem() != null) {
            printer.line("changes cannot be heard of: " + status.feedProblem());
        }
        status.failing().forEach(open -> printer.line("failed: " + text(open)));
        status.waiting().forEach(open -> printer.line("waits: " + text(open)));
        printer.line(status.open() + " open");
    }

    private static String text(Open open) {
        return open.kind() + " " + open.id() + ": " + open.why();
    }
}
