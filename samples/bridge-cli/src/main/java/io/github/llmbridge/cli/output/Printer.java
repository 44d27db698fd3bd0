package io.github.llmbridge.cli.output;

import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes for people. */
public final class Printer {
    private final PrintStream out;
    private final boolean colours;

    /**
     * Writes there.
     *
     * @param colours whether it is a terminal that shows colours
     */
    public Printer(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** An empty line. */
    public void line() {
        out.println();
    }

    /** A line. */
    public void line(String text) {
        line(Style.PLAIN, text);
    }

    /** A line in a style. */
    public void line(Style style, String text) {
        String harmless = DisplayText.harmless(text);
        out.println(colours ? style.on(harmless) : harmless);
    }

    /** What follows is about this. */
    public void heading(String text) {
        out.println();
        line(Style.HEADING, text);
    }

    /** Rows whose columns line up; nothing if there is none. */
    public void table(Table table) {
        if (!table.isEmpty()) {
            table.lines(colours).forEach(out::println);
        }
    }

    /** Names and values, line by line. */
    public void pairs(Map<String, ? extends @Nullable Object> pairs) {
        int width = pairs.keySet().stream().mapToInt(String::length).max().orElse(0);
        pairs.forEach(
                (name, value) -> out.println(name + ":" + " ".repeat(width - name.length() + 1) + Values.text(value)));
    }
}
