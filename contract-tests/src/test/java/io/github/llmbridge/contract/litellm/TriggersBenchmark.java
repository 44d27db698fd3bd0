package io.github.llmbridge.contract.litellm;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.LiteLlmTriggers;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Compares how fast LiteLLM writes with triggers and without, on the servers that the environment names, in one run:
 * {@code PEOPLE AT_A_TIME ROUNDS}. People are made, changed, given a key that is blocked, and deleted by LiteLLM's API; and
 * rows get spend in the database itself, as LiteLLM gives it to them, since its API takes most of the time. It prints the
 * median of both ratios, and leaves LiteLLM without triggers.
 */
final class TriggersBenchmark {
    private static final int ROWS = 100;
    private static final int TRANSACTIONS = 5;

    private final LiteLlmClient client;
    private final PGSimpleDataSource database;
    private final int people;
    private final int atATime;

    private interface Work {
        void run() throws Exception;
    }

    private TriggersBenchmark(LiteLlmClient client, PGSimpleDataSource database, int people, int atATime) {
        this.client = client;
        this.database = database;
        this.people = people;
        this.atATime = atATime;
    }

    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(System.getenv("LITELLM_JDBC_URL"));
        try (LiteLlmClient client = LiteLlmClient.fromEnv()) {
            new TriggersBenchmark(client, database, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))
                    .run(Integer.parseInt(arguments[2]));
        }
    }

    /** The two take turns, so that what a server does beside it meets both. */
    private void run(int rounds) throws Exception {
        List<String> rows = new ArrayList<>();
        try {
            for (int i = 0; i < ROWS; i++) {
                rows.add(newUser());
            }
            writes();
            spends(rows);
            List<Pair> people = new ArrayList<>();
            List<Pair> spent = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Map<Boolean, long[]> taken = new HashMap<>();
                // Whoever comes first by turns.
                for (boolean triggered : round % 2 == 0 ? new boolean[] {false, true} : new boolean[] {true, false}) {
                    set(triggered);
                    taken.put(triggered, new long[] {nanos(this::writes), nanos(() -> spends(rows))});
                }
                people.add(new Pair(taken.get(false)[0], taken.get(true)[0]));
                spent.add(new Pair(taken.get(false)[1], taken.get(true)[1]));
            }
            print("people by the API", this.people, people);
            print("rows with spend in the database", ROWS * TRANSACTIONS, spent);
        } finally {
            set(false);
            rows.forEach(client.users()::deleteIfPresent);
        }
    }

    private void set(boolean triggered) {
        LiteLlmTriggers triggers = LiteLlmTriggers.of(database);
        if (triggered) {
            triggers.install();
        } else {
            triggers.remove();
        }
    }

    /** What one round took. */
    private record Pair(long without, long with) {}

    /** Medians, since a server does other work beside it in some rounds. */
    private static void print(String what, int count, List<Pair> rounds) {
        System.out.printf(
                "%s: %.1f/s without triggers, %.1f/s with, ratio %.3f, %.0f microseconds more each%n",
                what,
                count / (median(rounds, Pair::without) / 1e9),
                count / (median(rounds, Pair::with) / 1e9),
                median(rounds, round -> (double) round.without() / round.with()),
                median(rounds, round -> round.with() - round.without()) / 1e3 / count);
    }

    private static double median(List<Pair> rounds, ToDoubleFunction<Pair> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static long nanos(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    private void writes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            List<Callable<Void>> lives = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                lives.add(this::life);
            }
            for (Future<Void> life : threads.invokeAll(lives)) {
                life.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Void life() {
        String id = newUser();
        client.users()
                .updateAnswer(UpdateUserRequest.builder(id)
                        .userEmail(id + "@example.com")
                        .build());
        Secret key = client.keys()
                .generateAnswer(
                        GenerateKeyRequest.builder(Models.all()).userId(id).build())
                .key();
        client.keys().block(KeyHash.of(key));
        client.users().delete(id);
        return null;
    }

    private String newUser() {
        String id = ServerLine.unique("t");
        client.users().createAnswer(NewUserRequest.builder(id, Models.all()).build());
        return id;
    }

    private void spends(List<String> rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("update \"LiteLLM_UserTable\""
                        + " set spend = spend + 0.01, updated_at = now() where user_id = ?")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < TRANSACTIONS; i++) {
                for (String row : rows) {
                    update.setString(1, row);
                    update.executeUpdate();
                }
                connection.commit();
            }
        }
    }
}
