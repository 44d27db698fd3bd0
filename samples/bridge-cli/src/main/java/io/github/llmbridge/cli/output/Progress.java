package io.github.llmbridge.cli.output;

import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.events.BridgeListener;
import java.io.PrintStream;
import java.util.function.Function;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far long work is; elsewhere nothing. Thread safe. */
public final class Progress implements BridgeListener {
    /** To the line's beginning, and erase it. */
    private static final String OVER_THE_BAR = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean isShown;
    private volatile @Nullable ProgressBar bar;
    private volatile boolean isOnScreen;

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
        try (ProgressBar shown = bar(task, people)) {
            bar = shown;
            return work.get();
        } finally {
            bar = null;
        }
    }

    /** Runs work that tells itself when a part of it has ended. */
    public <T> T counted(String task, long parts, Function<Runnable, T> work) {
        if (!isShown || parts == 0) {
            return work.apply(() -> {});
        }
        try (ProgressBar shown = bar(task, parts)) {
            isOnScreen = true;
            return work.apply(shown::step);
        } finally {
            isOnScreen = false;
        }
    }

    /** Tells something on the way, above the bar if there is one. */
    public void say(String text) {
        out.println((isOnScreen ? OVER_THE_BAR : "") + DisplayText.harmless(text));
    }

    private ProgressBar bar(String task, long parts) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(parts)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
    }

    @Override
    public void on(BridgeEvent event) {
        ProgressBar shown = bar;
        if (shown != null && (event instanceof BridgeEvent.Succeeded || event instanceof BridgeEvent.Failed)) {
            shown.step();
        }
    }
}
