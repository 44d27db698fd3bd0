package io.github.llmbridge.spring;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what is missing or wrong, so that one start tells all that concerns a bean. Quotes no value. */
final class PropertyCheck {
    private final List<String> problems = new ArrayList<>();

    /** A text that must be there; empty if it is not. */
    Optional<String> required(String property, @Nullable String value, String what) {
        Optional<String> given = given(value);
        if (given.isEmpty()) {
            wrong(property + " is missing: " + what);
        }
        return given;
    }

    /** An address that must be there; empty if it is not, or cannot be one. */
    Optional<String> requiredUrl(String property, @Nullable String value, String what) {
        return required(property, value, what).filter(url -> isUrl(property, url));
    }

    private boolean isUrl(String property, String url) {
        try {
            ServerUrl.checked(property, url);
            return true;
        } catch (IllegalArgumentException e) {
            wrong(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** A secret that must be there; empty if it is not, or cannot be one. */
    Optional<Secret> requiredSecret(String property, @Nullable String value, String what) {
        return required(property, value, what).flatMap(text -> secret(property, text));
    }

    /** A secret that may be left out. */
    Optional<Secret> secret(String property, @Nullable String value) {
        return given(value).flatMap(text -> {
            try {
                return Optional.of(Secret.of(text));
            } catch (IllegalArgumentException e) {
                wrong(property + " must not contain a line break");
                return Optional.empty();
            }
        });
    }

    void wrong(String sentence) {
        problems.add(sentence);
    }

    /** What is blank counts as missing: an environment variable that is not set often ends so. */
    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** Throws if anything was wrong. */
    void end() {
        if (!problems.isEmpty()) {
            throw new WrongPropertiesException(problems);
        }
    }
}
