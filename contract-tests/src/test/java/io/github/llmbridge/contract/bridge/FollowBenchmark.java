package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.contract.bridge.FollowedPeople.Kind;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.LiteLlmTriggers;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Measures how long after LiteLLM's answer Open WebUI shows a change, on the servers and databases that the environment
 * names: {@code CHANGES_OF_EACH_KIND RENAMES ORGANIZATIONS}, the last two {@code true} where LiteLLM can. One change is
 * made after the other. It prints the median and the 95th percentile of each kind, the looks at Open WebUI included.
 */
final class FollowBenchmark {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private FollowBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        String schema = "llmbridge_" + Long.toHexString(System.nanoTime());
        DataSource storeDatabase = FollowProcess.database(FollowProcess.STORE);
        LiteLlmTriggers triggers = LiteLlmTriggers.of(FollowProcess.database(FollowProcess.LITELLM_DATABASE));
        triggers.install();
        try (LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
                OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
                FollowedPeople people = new FollowedPeople(
                        liteLlm, openWebUi, Boolean.parseBoolean(arguments[1]), Boolean.parseBoolean(arguments[2]));
                JdbcStore store = JdbcStore.postgres(storeDatabase, schema).open();
                BridgeFacade facade =
                        FollowProcess.facade(people.instance, store, liteLlm, openWebUi, liteLlm.baseUrl());
                BridgeFollower follower = FollowProcess.follower(facade, people.field)) {
            follower.start();
            List<String> ids = Stream.generate(people::newId).limit(count).toList();
            for (Kind kind : people.life()) {
                print(kind.name(), times(kind, ids));
            }
        } finally {
            triggers.remove();
            try (Connection connection = storeDatabase.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema if exists " + schema + " cascade");
            }
        }
    }

    /**
     * From LiteLLM's answer to what Open WebUI shows, for each person.
     *
     * @throws IllegalStateException if it does not show within a minute
     */
    static List<Duration> times(Kind kind, List<String> ids) {
        List<Duration> times = new ArrayList<>();
        for (String id : ids) {
            kind.change().accept(id);
            long answered = System.nanoTime();
            if (!Waiting.until(LONG, BETWEEN_LOOKS, () -> kind.shows().test(id))) {
                throw new IllegalStateException(kind.name() + " does not show: " + id);
            }
            times.add(Duration.ofNanos(System.nanoTime() - answered));
        }
        return times;
    }

    static String text(String kind, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%-24s p50 %5d ms   p95 %5d ms   longest %5d ms",
                kind,
                millis(sorted, 0.5),
                millis(sorted, 0.95),
                millis(sorted, 1));
    }

    private static long millis(List<Duration> sorted, double part) {
        int index = (int) Math.ceil(part * sorted.size()) - 1;
        return TimeUnit.NANOSECONDS.toMillis(sorted.get(Math.max(0, index)).toNanos());
    }

    private static void print(String kind, List<Duration> times) {
        System.out.println(text(kind, times));
    }
}
