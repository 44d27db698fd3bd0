package io.github.llmbridge.http;

/** Texts of people and servers in messages. */
public final class Texts {
    private static final int LONGEST = 120;

    private Texts() {}

    /** The text in quotes, cut to a readable length; what cannot be seen, or would break the line, as {@code \\u00a0}. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> append(quoted, c));
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }

    private static void append(StringBuilder quoted, int c) {
        if (c == '"' || c == '\\') {
            quoted.append('\\').append((char) c);
        } else if (c != ' ' && isUnseen(c)) {
            for (char unit : Character.toChars(c)) {
                quoted.append(String.format("\\u%04x", (int) unit));
            }
        } else {
            quoted.appendCodePoint(c);
        }
    }

    /** Whether nobody can see the character: controls, blanks of all kinds, marks of direction, halves of pairs and the like. */
    public static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
