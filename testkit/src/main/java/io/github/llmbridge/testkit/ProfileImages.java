package io.github.llmbridge.testkit;

import java.util.Set;
import java.util.regex.Pattern;

/** Which addresses 0.12.4 takes for a profile image. */
final class ProfileImages {
    private static final Set<String> OWN = Set.of("", "/user.png", "/favicon.png", "/static/favicon.png");
    private static final Pattern SERVED = Pattern.compile("/api/v1/users/[^/?#]+/profile/image");
    private static final Pattern INLINE = Pattern.compile("(?is)data:image/(png|jpeg|gif|webp);base64,.*");
    /** With a host: neither nothing nor a port alone stands between the slashes. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?is)\\s*https?://([^/?#@]*@)?[^/?#@:].*");

    private ProfileImages() {}

    static boolean accepts(String url) {
        return OWN.contains(url)
                || SERVED.matcher(url).matches()
                || INLINE.matcher(url).matches()
                || ELSEWHERE.matcher(url).matches();
    }
}
