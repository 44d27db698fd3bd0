package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.users.UserDirectory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose token it is: a session token says so itself; for an API key the server is asked once. Thread safe. */
final class TokenOwners {
    private static final Pattern ID_CLAIM = Pattern.compile("[{,]\\s*\"id\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final int MOST_KEPT = 1000;

    private final Map<String, String> asked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** The account's id, or what stands for an account that the server does not tell. */
    String owner(Secret token, UserAuths auths, UserDirectory users) {
        return claimed(token).orElseGet(() -> known(token, auths, users));
    }

    /** The signature is not looked at: the server does that, and the id only chooses a turn. */
    private static Optional<String> claimed(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            Matcher id = ID_CLAIM.matcher(claims);
            return id.find() ? Optional.of(id.group(1)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private String known(Secret token, UserAuths auths, UserDirectory users) {
        String hash = token.sha256();
        synchronized (asked) {
            String owner = asked.get(hash);
            if (owner != null) {
                return owner;
            }
        }
        // Not under the lock: two threads may ask the same, but none waits for another's call.
        String owner = ask(auths, users).orElse(hash);
        synchronized (asked) {
            asked.put(hash, owner);
        }
        return owner;
    }

    /** Before 0.12 a key is told its session; later it is not, but tells it its status unless that is switched off. */
    private static Optional<String> ask(UserAuths auths, UserDirectory users) {
        try {
            return Optional.ofNullable(auths.session().id());
        } catch (ForbiddenException notForKeys) {
            try {
                return Optional.ofNullable(users.self().id());
            } catch (ForbiddenException | WrongEndpointException notTold) {
                return Optional.empty();
            }
        }
    }
}
