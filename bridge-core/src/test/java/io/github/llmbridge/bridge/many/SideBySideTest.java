package io.github.llmbridge.bridge.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final SideBySide sideBySide = new SideBySide(2, Thread::new);

    @Test
    void resultsAreInTheOrderOfTheItems() {
        List<Integer> items = IntStream.range(0, 50).boxed().toList();

        List<String> results = sideBySide.map(items, item -> "done " + item, (item, lack) -> "lacks");

        assertThat(results).isEqualTo(items.stream().map(item -> "done " + item).toList());
    }

    @Test
    void aBrokenPieceOfWorkStopsNobody() {
        List<String> results = sideBySide.map(
                List.of(1, 2, 3),
                item -> {
                    if (item == 2) {
                        throw new StackOverflowError("too deep");
                    }
                    return "done " + item;
                },
                (item, lack) -> item + " " + lack.begun() + " " + lack.cause());

        assertThat(results).containsExactly("done 1", "2 true java.lang.StackOverflowError: too deep", "done 3");
    }

    @Test
    void afterAnInterruptEveryItemIsStillTold() throws InterruptedException {
        CountDownLatch bothWait = new CountDownLatch(2);
        Thread caller = Thread.currentThread();
        Thread interrupts = new Thread(() -> {
            await(bothWait);
            caller.interrupt();
        });
        interrupts.start();

        List<String> results = sideBySide.map(
                List.of(1, 2, 3, 4),
                item -> {
                    if (item == 1) {
                        return "done";
                    }
                    bothWait.countDown();
                    return await(new CountDownLatch(1)) ? "done" : "interrupted";
                },
                (item, lack) -> lack.begun() ? "broken" : "not begun");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(results).containsExactly("done", "interrupted", "interrupted", "not begun");
        interrupts.join();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
