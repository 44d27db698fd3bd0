package io.github.llmbridge.cli.output;

import picocli.CommandLine.Help.Ansi;

/** Colours for people: what is well, what needs a look, what is wrong. */
public enum Style {
    /** As it is. */
    PLAIN(Ansi.Style.reset),
    /** Well. */
    GOOD(Ansi.Style.fg_green),
    /** Needs a look. */
    WARNING(Ansi.Style.fg_yellow),
    /** Wrong. */
    BAD(Ansi.Style.fg_red),
    /** A heading. */
    HEADING(Ansi.Style.bold),
    /** Of less weight. */
    FAINT(Ansi.Style.faint);

    private final Ansi.Style style;

    Style(Ansi.Style style) {
        this.style = style;
    }

    String on(String text) {
        return this == PLAIN || text.isEmpty() ? text : style.on() + text + Ansi.Style.reset.on();
    }
}
