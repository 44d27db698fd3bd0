package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.SignUpRequest;
import io.github.llmbridge.openwebui.auths.TrustedHeader;
import io.github.llmbridge.openwebui.auths.UpdatePasswordRequest;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.auths.VerifyMfaRequest;

/** Signing in. */
final class SignInTour extends OpenWebUiTour {
    SignInTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        Person ada = newPerson();
        Secret newPassword = secret("another-long-password");
        // > Sign in (15 times in 3 minutes since 0.6.41)
        Session session = admin.anonymousAuths().signIn(new SignInRequest(ada.email(), ada.password()));
        OpenWebUiUser user = admin.as(session.token());
        // > Whose token it is, and what the account may do
        user.auths().session();
        // > Change the own password (since 0.12 all sessions end)
        user.auths().updatePassword(new UpdatePasswordRequest(ada.password(), newPassword));
        user = admin.as(admin.anonymousAuths()
                .signIn(new SignInRequest(ada.email(), newPassword))
                .token());
        if (has(UserAuths.class, "mfaStatus")) {
            // > Has the account a second factor, does it need one
            user.auths().mfaStatus();
            Secret challenge = Secret.of(ada.id() + "." + secret("challenge").reveal());
            // > Answer the question for a second factor
            refused(() -> admin.anonymousAuths().verifyMfa(VerifyMfaRequest.code(challenge, Secret.of("123456"))));
        }
        // > Sign in whom a trusted header names (if the server trusts one)
        refused(() -> admin.anonymousAuths().signInByHeader(new TrustedHeader("X-Forwarded-Email", ada.email())));
        // > Sign up (the first account becomes the administrator and closes the door)
        refused(() -> admin.anonymousAuths().signUp(new SignUpRequest("Ada", newEmail(), newPassword)));
        // > Sign out, on any version
        user.signOut();
    }
}
