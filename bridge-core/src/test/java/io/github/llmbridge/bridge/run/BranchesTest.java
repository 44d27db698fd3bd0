package io.github.llmbridge.bridge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BranchesTest {
    @Test
    void bothAreDone() {
        Branches.Both<Integer, Integer> both = new Branches(Runnable::run).run(() -> 1, () -> 2);

        assertThat(both.aside() + both.here()).isEqualTo(3);
    }

    @Test
    @Timeout(60)
    void anInterruptEndsTheWaitForABranchThatHasNotBegunYet() {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicBoolean begun = new AtomicBoolean();
        Branches branches = new Branches(branch -> new Thread(() -> {
                    await(interrupted);
                    branch.run();
                })
                .start());

        assertThatThrownBy(() -> branches.run(() -> begun.getAndSet(true), () -> {
                    Thread.currentThread().interrupt();
                    interruptedSoon(interrupted);
                    return 2;
                }))
                .isInstanceOf(StoppedException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(begun).isFalse();
    }

    /** Lets the other branch begin once the wait for it has ended. */
    private static void interruptedSoon(CountDownLatch interrupted) {
        Thread caller = Thread.currentThread();
        new Thread(() -> {
                    while (caller.isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    pause();
                    interrupted.countDown();
                })
                .start();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
