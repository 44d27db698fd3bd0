package io.github.llmbridge.openwebui;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Open WebUI, which decides the dialect that is spoken with it. */
public record OpenWebUiVersion(int major, int minor, int patch) implements Comparable<OpenWebUiVersion> {
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(\\D.*)?");

    /** The oldest version that this SDK is tested against. */
    public static final OpenWebUiVersion OLDEST_SUPPORTED = new OpenWebUiVersion(0, 6, 30);

    /** The newest version that this SDK is tested against; a newer one is taken to behave like it. */
    public static final OpenWebUiVersion NEWEST_TESTED = new OpenWebUiVersion(0, 12, 4);

    /** From the server's own text, such as {@code 0.12.4}; what follows the third number is not looked at. */
    public static OpenWebUiVersion parse(String text) {
        Matcher match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("not a version of Open WebUI: '" + text + "'");
        }
        return new OpenWebUiVersion(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
    }

    /** Whether this is the given version or a newer one. */
    public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(new OpenWebUiVersion(otherMajor, otherMinor, otherPatch)) >= 0;
    }

    @Override
    public int compareTo(OpenWebUiVersion other) {
        return Comparator.comparingInt(OpenWebUiVersion::major)
                .thenComparingInt(OpenWebUiVersion::minor)
                .thenComparingInt(OpenWebUiVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
