package io.github.llmbridge.http;

import org.jspecify.annotations.Nullable;

/**
 * Which texts a request may carry. Servers take nearly every character, and then nobody finds the row again that looks the
 * same, or the server fails half-way. A message names the field and the character, never the text.
 */
public final class TextRules {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int NEXT_LINE = 0x85;

    private TextRules() {}

    /**
     * A text that a server can keep and give back.
     *
     * @throws IllegalArgumentException if it is missing, has nothing to see in it, or holds what no server keeps: the null
     *     character (PostgreSQL), half of a pair (no UTF-8), a line separator (LiteLLM puts blanks behind it)
     */
    public static String requireStorable(String field, @Nullable String text) {
        String present = requirePresent(field, text);
        present.codePoints().filter(TextRules::isLost).findFirst().ifPresent(lost -> {
            throw lost(field, lost);
        });
        if (present.codePoints().allMatch(TextRules::isInvisible)) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        return present;
    }

    /**
     * A free text within JSON, which may be empty.
     *
     * @throws IllegalArgumentException if it holds the null character or half of a pair
     */
    public static void requireKept(String field, String text) {
        text.codePoints()
                .filter(c -> c == 0 || Character.getType(c) == Character.SURROGATE)
                .findFirst()
                .ifPresent(lost -> {
                    throw lost(field, lost);
                });
    }

    /**
     * A text that is compared character by character, such as an id: what looks the same is the same.
     *
     * @throws IllegalArgumentException if it is missing, blank, has white space around it or an invisible character in it
     */
    public static String requireIdentity(String field, @Nullable String text) {
        return requireVisible(field, text, false);
    }

    /**
     * A name that people see and that is compared as well. Emoji and scripts that need joiners and variants may have them.
     *
     * @throws IllegalArgumentException as for an identity
     */
    public static String requireLabel(String field, @Nullable String text) {
        return requireVisible(field, text, true);
    }

    /** A name that people see only: white space around it is taken away, white space of all kinds becomes a plain blank. */
    public static String displayName(String field, @Nullable String text) {
        StringBuilder plain = new StringBuilder();
        requirePresent(field, text)
                .codePoints()
                .forEach(c -> plain.appendCodePoint(Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c));
        return requireLabel(field, stripped(plain.toString()));
    }

    /** The text without what cannot be seen at both ends; joiners and variants belong to what they stand beside. */
    public static String stripped(String text) {
        int[] characters = text.codePoints().toArray();
        int start = 0;
        int end = characters.length;
        while (start < end && isMargin(characters[start])) {
            start++;
        }
        while (end > start && isMargin(characters[end - 1])) {
            end--;
        }
        return new String(characters, start, end - start);
    }

    /** Whether the text holds a character that cannot be seen, blanks included. */
    public static boolean hasInvisible(String text) {
        return text.codePoints().anyMatch(TextRules::isInvisible);
    }

    private static String requireVisible(String field, @Nullable String text, boolean joined) {
        String present = requireStorable(field, text);
        if (!present.equals(present.strip())) {
            throw refused(field, "white space around it");
        }
        present.codePoints()
                .filter(c -> c != ' ' && isInvisible(c) && !(joined && joins(c)))
                .findFirst()
                .ifPresent(unseen -> {
                    throw refused(field, "the invisible character " + named(unseen));
                });
        return present;
    }

    private static String requirePresent(String field, @Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException(field + " must be set");
        }
        return text;
    }

    private static IllegalArgumentException refused(String field, String what) {
        return new IllegalArgumentException(field + " must not hold " + what);
    }

    private static IllegalArgumentException lost(String field, int character) {
        return refused(field, "the character " + named(character) + ", which the server cannot keep");
    }

    private static String named(int character) {
        return String.format("U+%04X", character);
    }

    private static boolean isLost(int character) {
        return character == 0
                || character == NEXT_LINE
                || switch (Character.getType(character)) {
                    case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    private static boolean joins(int character) {
        return character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER || isVariant(character);
    }

    private static boolean isMargin(int character) {
        return isInvisible(character) && !isLost(character) && !joins(character);
    }

    /** What is not assigned or private may well be seen: a runtime does not know the newest characters. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> Texts.isUnseen(character) || isVariant(character) || isFiller(character);
        };
    }

    /** Variation selectors. */
    private static boolean isVariant(int character) {
        return (character >= 0xfe00 && character <= 0xfe0f)
                || (character >= 0xe0100 && character <= 0xe01ef)
                || (character >= 0x180b && character <= 0x180f);
    }

    /** Letters and marks without a shape: the grapheme joiner, fillers of Hangul, vowels of Khmer, the empty Braille pattern. */
    private static boolean isFiller(int character) {
        return switch (character) {
            case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default -> false;
        };
    }
}
