package io.github.llmbridge.cli.output;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Text as a terminal shows it. */
final class DisplayText {
    private static final Set<UnicodeScript> WIDE = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);
    private static final int FIRST_FULL_WIDTH = 0xFF01;
    private static final int LAST_FULL_WIDTH = 0xFF60;
    private static final int FIRST_EMOJI = 0x1F300;
    private static final int LAST_EMOJI = 0x1FAFF;

    private DisplayText() {}

    /** Without what would move the cursor or change colours: names come from servers, and anybody can choose one. */
    static String harmless(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean harmful = type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR;
            clean.appendCodePoint(harmful ? (Character.isWhitespace(point) ? ' ' : '?') : point);
        });
        return clean.toString();
    }

    /** How many columns it takes. */
    static int width(String text) {
        return text.codePoints().map(DisplayText::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = WIDE.contains(UnicodeScript.of(point))
                || (point >= FIRST_FULL_WIDTH && point <= LAST_FULL_WIDTH)
                || (point >= FIRST_EMOJI && point <= LAST_EMOJI);
        return wide ? 2 : 1;
    }
}
