package io.github.llmbridge.cli.output;

import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.events.BridgeListener;
import java.io.PrintStream;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far long work is; elsewhere nothing. Thread safe. */
public final class Progress implements BridgeListener {
    private final PrintStream out;
    private final boolean isShown;
    private volatile @Nullable ProgressBar bar;

    /** Shows it there. */
    public Progress(PrintStream out, boolean isShown) {
        this.out = out;
        this.isShown = isShown;
    }

    /** Runs work for so many people. */
    public <T> T of(String task, long people, Supplier<T> work) {
        if (!isShown || people == 0) {
            return work.get();
        }
        try (ProgressBar shown = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(people)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build()) {
            bar = shown;
            return work.get();
        } finally {
            bar = null;
        }
    }

    @Override
    public void on(BridgeEvent event) {
        ProgressBar shown = bar;
        if (shown != null && (event instanceof BridgeEvent.Succeeded || event instanceof BridgeEvent.Failed)) {
            shown.step();
        }
    }
}
