package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.StepLog.Done;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.Map;
import java.util.Optional;

/** The LiteLLM user, with the note that its account is about to be added where that is so. */
final class UserStep {
    private final BridgeConfig config;

    UserStep(BridgeConfig config) {
        this.config = config;
    }

    Done<Boolean> ensure(ProvisionRequest request, Look look) {
        if (look.user().isEmpty()) {
            return create(request, look.account().isEmpty());
        }
        User user = look.user().get().user();
        if (user.userEmail() != null && !user.userEmail().equalsIgnoreCase(request.email())) {
            throw new BridgeException(
                    "LiteLLM's user '" + request.userId() + "' has another e-mail than the request; change one of them",
                    null);
        }
        boolean needsEmail = user.userEmail() == null;
        boolean needsClaim = look.account().isEmpty()
                && !AccountClaim.isFresh(user.metadata(), config.clock().instant());
        if (!needsEmail && !needsClaim) {
            return Done.of(true, Outcome.UNCHANGED);
        }
        UpdateUserRequest.Builder update = UpdateUserRequest.builder(request.userId());
        if (needsEmail) {
            update.userEmail(request.email());
        }
        if (needsClaim) {
            update.metadata(AccountClaim.put(user.metadata(), config.clock().instant()));
        }
        config.liteLlm().users().updateAnswer(update.build());
        return Done.of(true, Outcome.UPDATED);
    }

    private Done<Boolean> create(ProvisionRequest request, boolean addsAccount) {
        Map<String, Object> metadata = Map.of("managed_by", OwnedKey.OWNER);
        NewUserRequest newUser = NewUserRequest.builder(request.userId(), Models.all())
                .userEmail(request.email())
                .userAlias(request.displayName())
                .userRole(UserRole.INTERNAL_USER)
                .metadata(
                        addsAccount ? AccountClaim.put(metadata, config.clock().instant()) : metadata)
                .build();
        try {
            config.liteLlm().users().create(newUser);
            return Done.of(true, Outcome.CREATED);
        } catch (AlreadyExistsException e) {
            // Another process was faster, or the e-mail belongs to another user, which is the caller's to solve.
            Optional<UserInfo> found = config.liteLlm().users().find(request.userId());
            if (found.isEmpty()) {
                throw e;
            }
            return Done.of(true, Outcome.UNCHANGED);
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()
                    || config.liteLlm().users().find(request.userId()).isEmpty()) {
                throw e;
            }
            return Done.of(true, Outcome.CREATED);
        }
    }

    /** The account turned out to be somebody else's, so it must never be taken over. */
    void dropClaim(String userId) {
        Map<String, Object> metadata =
                config.liteLlm().users().info(userId).user().metadata();
        config.liteLlm()
                .users()
                .updateAnswer(UpdateUserRequest.builder(userId)
                        .metadata(AccountClaim.remove(metadata))
                        .build());
    }
}
