package io.github.llmbridge.contract.tour;

/**
 * One exchange of a tour.
 *
 * @param sourceLine where in the tour's source it was called
 * @param operation what the client calls it, such as {@code keys.info}; empty if nothing came back
 * @param credential the shell variable that holds the header it was called with; empty if without one
 * @param headers its other headers as curl takes them; empty if there are none
 * @param http the HTTP method
 * @param target path and query
 * @param body the request's body; empty if there was none
 */
record Stop(
        int sourceLine, String operation, String credential, String headers, String http, String target, String body) {
    Stop named(String name) {
        return new Stop(sourceLine, name, credential, headers, http, target, body);
    }
}
