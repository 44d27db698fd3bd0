package io.github.llmbridge.testkit;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** Which addresses 0.12.4 takes for a profile image. */
final class ProfileImages {
    private static final Set<String> OWN = Set.of("", "/user.png", "/favicon.png", "/static/favicon.png");
    private static final Pattern SERVED_OR_INLINE =
            Pattern.compile("/api/v1/users/[^/?#]+/profile/image|(?i:data:image/(png|jpeg|gif|webp);base64,).*");

    private ProfileImages() {}

    static boolean accepts(String url) {
        if (OWN.contains(url) || SERVED_OR_INLINE.matcher(url).matches()) {
            return true;
        }
        try {
            URI uri = URI.create(url);
            String scheme = uri.getScheme();
            return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme)) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
