package io.github.llmbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
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
        Future<String> first = threads.submit(() -> flights.run("u", "request", String.class, this::slowly));
        underWay.await();
        Future<String> second = threads.submit(() -> flights.run("u", "request", String.class, () -> "own run"));
        mayEnd.countDown();

        assertThat(first.get()).isEqualTo("first run");
        // It joined, or came after the end and ran by itself; in no case both at once.
        assertThat(second.get()).isIn("first run", "own run");
    }

    @Test
    void anotherRequestForTheSameUserWaitsForItsTurn() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Future<String> one = threads.submit(() -> flights.run("u", "one", String.class, () -> {
            String result = slowly();
            order.add("one");
            return result;
        }));
        underWay.await();
        Future<String> other = threads.submit(() -> flights.run("u", "other", String.class, () -> {
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
        Future<String> slow = threads.submit(() -> flights.run("u", "request", String.class, this::slowly));
        underWay.await();

        assertThat(flights.run("v", "request", String.class, () -> "at once")).isEqualTo("at once");
        assertThat(slow.isDone()).isFalse();
        mayEnd.countDown();
        slow.get();
    }

    @Test
    void aFailureIsSharedAndTheNextCallRunsAgain() {
        assertThatThrownBy(() -> flights.run("u", "request", String.class, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(flights.run("u", "request", String.class, () -> "again")).isEqualTo("again");
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        Future<String> one = threads.submit(() -> flights.run("u", "one", String.class, this::slowly));
        underWay.await();
        Future<Boolean> waiting = threads.submit(() -> {
            Thread.currentThread().interrupt();
            try {
                flights.run("u", "other", String.class, () -> "never");
                return false;
            } catch (BridgeException e) {
                return Thread.currentThread().isInterrupted();
            }
        });

        assertThat(waiting.get()).isTrue();
        mayEnd.countDown();
        assertThat(one.get()).isEqualTo("first run");
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
