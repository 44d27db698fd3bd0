package io.github.llmbridge.saas;

import io.github.llmbridge.saas.pages.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

/** What every page needs of the request. */
final class Pages {
    static final String HTML = "text/html;charset=UTF-8";

    private Pages() {}

    static Page of(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page(token == null ? "" : token.getToken(), request.getUserPrincipal() != null);
    }
}
