package io.github.llmbridge.bridge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.report.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SingleFlight flights = new SingleFlight();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void theSameRequestSharesOneRun() throws Exception {
        Future<String> first =
                threads.submit(() -> flights.run("u", work("request"), LONG, String.class, this::slowly));
        underWay.await();
        Future<String> second =
                threads.submit(() -> flights.run("u", work("request"), LONG, String.class, () -> "own run"));
        mayEnd.countDown();

        assertThat(first.get()).isEqualTo("first run");
        // It joined, or came after the end and ran by itself; in no case both at once.
        assertThat(second.get()).isIn("first run", "own run");
    }

    @Test
    void anotherRequestForTheSameUserWaitsForItsTurn() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Future<String> one = threads.submit(() -> flights.run("u", work("one"), LONG, String.class, () -> {
            String result = slowly();
            order.add("one");
            return result;
        }));
        underWay.await();
        Future<String> other = threads.submit(() -> flights.run("u", work("other"), LONG, String.class, () -> {
            order.add("other");
            return "other run";
        }));
        mayEnd.countDown();

        assertThat(other.get()).isEqualTo("other run");
        assertThat(one.get()).isEqualTo("first run");
        assertThat(order).containsExactly("one", "other");
    }

    @Test
    void usersDoNotWaitForEachOther() throws Exception {
        Future<String> slow = threads.submit(() -> flights.run("u", work("request"), LONG, String.class, this::slowly));
        underWay.await();

        assertThat(flights.run("v", work("request"), LONG, String.class, () -> "at once"))
                .isEqualTo("at once");
        assertThat(slow.isDone()).isFalse();
        mayEnd.countDown();
        slow.get();
    }

    @Test
    void aFailureIsSharedAndTheNextCallRunsAgain() {
        assertThatThrownBy(() -> flights.run("u", work("request"), LONG, String.class, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(flights.run("u", work("request"), LONG, String.class, () -> "again"))
                .isEqualTo("again");
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        Future<String> one = threads.submit(() -> flights.run("u", work("one"), LONG, String.class, this::slowly));
        underWay.await();
        Future<Boolean> waiting = threads.submit(() -> {
            Thread.currentThread().interrupt();
            try {
                flights.run("u", work("other"), LONG, String.class, () -> "never");
                return false;
            } catch (StoppedException e) {
                return Thread.currentThread().isInterrupted();
            }
        });

        assertThat(waiting.get()).isTrue();
        mayEnd.countDown();
        assertThat(one.get()).isEqualTo("first run");
    }

    @Test
    void anotherOperationWithAnEqualRequestIsOtherWork() throws Exception {
        Future<String> one = threads.submit(() -> flights.run("u", work("request"), LONG, String.class, this::slowly));
        underWay.await();
        Future<String> other = threads.submit(() -> flights.run(
                "u", new SingleFlight.Work(Operation.RENEW, "request"), LONG, String.class, () -> "own run"));
        mayEnd.countDown();

        assertThat(one.get()).isEqualTo("first run");
        assertThat(other.get()).isEqualTo("own run");
    }

    @Test
    void aDeadlineEndsTheWaiting() throws Exception {
        Future<String> one = threads.submit(() -> flights.run("u", work("one"), LONG, String.class, this::slowly));
        underWay.await();

        assertThatThrownBy(() -> flights.run("u", work("other"), Duration.ofMillis(20), String.class, () -> "never"))
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("deadline");
        mayEnd.countDown();
        one.get();
    }

    @Test
    void aCallBackForTheSameUserFromWithinIsRefusedInsteadOfWaitingForItself() {
        assertThatThrownBy(() -> flights.run(
                        "u",
                        work("one"),
                        LONG,
                        String.class,
                        () -> flights.run("u", work("other"), LONG, String.class, () -> "never")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("policy");
    }

    private static SingleFlight.Work work(String request) {
        return new SingleFlight.Work(Operation.PROVISION, request);
    }

    private String slowly() {
        underWay.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "first run";
    }
}
