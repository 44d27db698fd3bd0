package io.github.llmbridge.saas.pages;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a page. Templates are constants of the program; what is put into them is escaped, unless it is a piece.
 */
public final class Html {
    /** An empty piece. */
    public static final Html NONE = new Html("");

    private static final String PLACE = "{}";

    private final String text;

    private Html(String text) {
        this.text = text;
    }

    /** The template with each {@code {}} replaced by the next value. Attributes must stand in double quotes. */
    public static Html of(String template, @Nullable Object... values) {
        StringBuilder text = new StringBuilder(template.length() * 2);
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("more values than places: " + template);
            }
            text.append(template, from, place).append(escaped(value));
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("fewer values than places: " + template);
        }
        return new Html(text.append(template, from, template.length()).toString());
    }

    /** The pieces one after the other. */
    public static Html all(Collection<Html> pieces) {
        return new Html(pieces.stream().map(piece -> piece.text).collect(Collectors.joining("\n")));
    }

    private static String escaped(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Html piece) {
            return piece.text;
        }
        StringBuilder escaped = new StringBuilder();
        for (char one : value.toString().toCharArray()) {
            switch (one) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(one);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
