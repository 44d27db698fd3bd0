package io.github.llmbridge.http;

/** Whether a page of a given origin could call an address from a browser. */
public enum BrowserAccess {
    /** It answers, and lets the page in. */
    ALLOWED,
    /** Nobody answers. */
    UNREACHABLE,
    /** It answers, but its CORS headers keep the page out. */
    REFUSED_BY_CORS
}
