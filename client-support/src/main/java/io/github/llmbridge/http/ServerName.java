package io.github.llmbridge.http;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server an error is about.
 *
 * @param product such as {@code LiteLLM}
 * @param address the client's base URL, which holds no secret
 */
record ServerName(String product, String address) implements Serializable {
    private static final Pattern ADDRESS_OF_THE_API = Pattern.compile("(/[^/]+)*?((/api)?/v1|/api)");

    /** How a message begins. */
    String heading(String operation) {
        return product + " [" + operation + "] at " + address + ":";
    }

    /** What may be wrong with the address if it is that of another server. */
    Optional<String> hint() {
        Matcher api = ADDRESS_OF_THE_API.matcher(address);
        int path = address.indexOf('/', address.indexOf("://") + 3);
        return path >= 0 && api.region(path, address.length()).matches()
                ? Optional.of("give the base URL without " + api.group(2))
                : Optional.empty();
    }
}
