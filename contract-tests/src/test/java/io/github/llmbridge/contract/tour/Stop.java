package io.github.llmbridge.contract.tour;

/**
 * One exchange of a tour.
 *
 * @param sourceLine where in the tour's source it was called
 * @param operation what the client calls it, such as {@code keys.info}; empty if nothing came back
 * @param http the HTTP method
 * @param target path and query
 * @param body the request's body; empty if there was none
 */
record Stop(int sourceLine, String operation, String http, String target, String body) {
    Stop named(String name) {
        return new Stop(sourceLine, name, http, target, body);
    }
}
