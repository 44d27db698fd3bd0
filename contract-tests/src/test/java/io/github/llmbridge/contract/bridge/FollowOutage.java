package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.LiteLlmTriggers;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A follower goes through an outage, on the servers and databases that the environment names:
 * {@code STOP START SECONDS CHANGES}. STOP and START are commands of a shell that take a server away and bring it back;
 * between them people are changed in LiteLLM, if CHANGES is {@code during}, else afterwards. It prints how long after
 * the end of the outage all is as LiteLLM says, and ends with 1 if it is not within two minutes. Not a test: it stops
 * what others may use.
 */
final class FollowOutage {
    private static final int PEOPLE = 10;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final FollowedPeople people;
    private final BridgeFollower follower;

    private FollowOutage(FollowedPeople people, BridgeFollower follower) {
        this.people = people;
        this.follower = follower;
    }

    public static void main(String[] arguments) throws Exception {
        String schema = "llmbridge_" + Long.toHexString(System.nanoTime());
        DataSource storeDatabase = FollowProcess.database(FollowProcess.STORE);
        LiteLlmTriggers triggers = LiteLlmTriggers.of(FollowProcess.database(FollowProcess.LITELLM_DATABASE));
        triggers.install();
        try (LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
                OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
                FollowedPeople people = new FollowedPeople(liteLlm, openWebUi, false, false);
                JdbcStore store = JdbcStore.postgres(storeDatabase, schema).open();
                BridgeFacade facade =
                        FollowProcess.facade(people.instance, store, liteLlm, openWebUi, liteLlm.baseUrl());
                BridgeFollower follower = FollowProcess.follower(facade, people.field)) {
            follower.start();
            new FollowOutage(people, follower)
                    .run(
                            arguments[0],
                            arguments[1],
                            Duration.ofSeconds(Long.parseLong(arguments[2])),
                            arguments[3].equals("during"));
        } finally {
            triggers.remove();
            try (Connection connection = storeDatabase.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema if exists " + schema + " cascade");
            }
        }
    }

    private void run(String stop, String start, Duration length, boolean changesDuring)
            throws IOException, InterruptedException {
        List<String> ids = Stream.generate(people::newId).limit(PEOPLE).toList();
        ids.forEach(people::make);
        require("made", () -> ids.stream().allMatch(people::isConnected));
        shell(stop);
        List<String> later = Stream.generate(people::newId).limit(PEOPLE).toList();
        if (changesDuring) {
            change(ids, later);
        }
        Thread.sleep(length.toMillis());
        System.out.println("at the end of the outage: " + follower.status());
        shell(start);
        if (!changesDuring) {
            change(ids, later);
        }
        long begun = System.nanoTime();
        require(
                "changed",
                () -> ids.stream().allMatch(id -> people.isAdministrator(id) && people.isIn(id, people.team))
                        && ids.stream().noneMatch(people::isConnected)
                        && later.stream().allMatch(people::isConnected));
        System.out.printf("all there %.1f s after it was back%n", (System.nanoTime() - begun) / 1e9);
        require("done", () -> follower.status().open() == 0);
        boolean once = Stream.concat(ids.stream(), later.stream())
                .allMatch(
                        id -> people.accounts(id).size() == 1 && people.keys(id).size() == 1);
        System.out.println(once ? "nobody twice" : "somebody twice");
        if (!once) {
            System.exit(1);
        }
    }

    /** Each person several times, so that an order that is not kept shows. */
    private void change(List<String> ids, List<String> later) {
        ids.forEach(id -> {
            people.role(id, true);
            people.role(id, false);
            people.join(id);
            people.leave(id);
            people.join(id);
            people.role(id, true);
            people.block(id, true);
        });
        later.forEach(people::make);
    }

    private void require(String what, BooleanSupplier question) {
        if (!Waiting.until(LONG, PAUSE, question)) {
            FollowerStatus status = follower.status();
            throw new IllegalStateException("not " + what + " in time: " + status);
        }
    }

    private static void shell(String command) throws IOException, InterruptedException {
        int ended = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IllegalStateException(command + " ended with " + ended);
        }
    }
}
