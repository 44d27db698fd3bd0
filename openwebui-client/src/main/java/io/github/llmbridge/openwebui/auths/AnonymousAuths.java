package io.github.llmbridge.openwebui.auths;

import feign.HeaderMap;
import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ResourceName;
import io.github.llmbridge.openwebui.Since;
import java.util.Map;

/** Sign-in and sign-up, which need no credential. Thread safe. */
@ResourceName("auths")
@Headers("Content-Type: application/json")
public interface AnonymousAuths {
    /**
     * Signs in. Since 0.6.41 limited to 15 in 3 minutes for an e-mail, successful ones included, so it is never repeated
     * by this SDK; sign in once and keep the token. {@link Session#result} tells a session from what else may come.
     *
     * @throws io.github.llmbridge.http.UnauthorizedException if e-mail or password is wrong (HTTP 400)
     * @throws io.github.llmbridge.http.RateLimitedException after too many
     */
    @OnFailure(Repeat.NEVER)
    @RequestLine("POST /api/v1/auths/signin")
    Session signIn(SignInRequest request);

    /** As {@link #signInByHeader}, with the header as it goes over the wire. */
    @OnFailure(Repeat.NEVER)
    @RequestLine("POST /api/v1/auths/signin")
    Session signInByHeaderAnswer(@HeaderMap Map<String, Object> headers, TrustedSignIn request);

    /**
     * Signs in whomever the header names, on a server that trusts it ({@code WEBUI_AUTH_TRUSTED_EMAIL_HEADER}). 0.8.0 and later make
     * the account if there is none, with the server's default role; older servers refuse. No password works on such a server.
     *
     * @throws io.github.llmbridge.http.UnauthorizedException if the server trusts no header, or another one (HTTP 400)
     * @throws io.github.llmbridge.http.ForbiddenException if there is no such account and the server makes none
     */
    default Session signInByHeader(TrustedHeader header) {
        return signInByHeaderAnswer(Map.of(header.name(), header.email()), new TrustedSignIn());
    }

    /**
     * Signs up. The first account of a server becomes its administrator and closes the door: add others by
     * {@link Auths#add}.
     *
     * @throws io.github.llmbridge.http.ForbiddenException once it is closed
     */
    @RequestLine("POST /api/v1/auths/signup")
    Session signUp(SignUpRequest request);

    /**
     * Answers a sign-in's question for a second factor.
     *
     * @throws io.github.llmbridge.http.UnauthorizedException if the code is wrong or used, or the challenge is over
     */
    @Since("0.12.0")
    @OnFailure(Repeat.NEVER)
    @RequestLine("POST /api/v1/auths/mfa/verify")
    Session verifyMfa(VerifyMfaRequest request);
}
