package io.github.llmbridge.litellm.users;

import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.litellm.organizations.OrganizationMembership;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks where the server answers 200 to what it did not do, or did otherwise. */
final class UserChecks {
    private static final int OK = 200;

    private UserChecks() {}

    static NotFoundException notFound(String operation, String message) {
        return new NotFoundException(details(operation, message));
    }

    private static ErrorDetails details(String operation, String message) {
        return new ErrorDetails(operation, OK, null, message, null);
    }

    static void requireMemberships(NewUserRequest request, Supplier<User> stored) {
        List<NewUserTeam> teams = request.teams() == null ? List.of() : request.teams();
        List<String> organizations = request.organizations() == null ? List.of() : request.organizations();
        if (teams.isEmpty() && organizations.isEmpty()) {
            return;
        }
        User user = stored.get();
        List<String> missing = new ArrayList<>();
        for (NewUserTeam team : teams) {
            if (!user.teams().contains(team.teamId())) {
                missing.add("team " + team.teamId());
            }
        }
        Set<String> joined = user.organizationMemberships() == null
                ? Set.of()
                : user.organizationMemberships().stream()
                        .map(OrganizationMembership::organizationId)
                        .collect(Collectors.toSet());
        for (String organization : organizations) {
            if (!joined.contains(organization)) {
                missing.add("organization " + organization);
            }
        }
        if (!missing.isEmpty()) {
            throw notFound(
                    "users.create",
                    "User " + request.userId() + " is made, but is not a member of " + String.join(", ", missing)
                            + ": not found, or refused without a licence");
        }
    }

    /** The same change, naming its user by the id. */
    static UpdateUserRequest checked(UpdateUserRequest request, Users users) {
        String email = request.userEmail();
        if (request.userId() == null) {
            if (email == null) {
                throw new IllegalArgumentException("userId or userEmail must be set");
            }
            User named = findByEmail(email, users)
                    .orElseThrow(() -> notFound("users.update", "User with e-mail " + email + " not found"));
            return new UpdateUserRequest.Builder()
                    .from(request)
                    .userId(named.userId())
                    .userEmail(null)
                    .build();
        }
        if (users.find(request.userId()).isEmpty()) {
            throw notFound("users.update", "User " + request.userId() + " not found");
        }
        if (email != null && withEmail(email, users).stream().anyMatch(user -> !isThe(request, user))) {
            throw new AlreadyExistsException(details("users.update", "User with e-mail " + email + " already exists"));
        }
        return request;
    }

    private static boolean isThe(UpdateUserRequest request, User user) {
        return Objects.equals(user.userId(), request.userId());
    }

    static Optional<User> findByEmail(String email, Users users) {
        List<User> found = withEmail(email, users);
        List<User> exact =
                found.stream().filter(user -> email.equals(user.userEmail())).toList();
        List<User> best = exact.isEmpty() ? found : exact;
        if (best.size() > 1) {
            throw new UnprocessableException(
                    details("users.findByEmail", best.size() + " users have the e-mail " + email));
        }
        return best.stream().findFirst();
    }

    /** The server finds e-mails that hold this one, too. */
    private static List<User> withEmail(String email, Users users) {
        return users.stream(UserListQuery.builder().userEmail(email).build())
                .filter(user -> email.equalsIgnoreCase(user.userEmail()))
                .toList();
    }

    static BulkUpdatedUsers bulkUpdate(BulkUpdateUsersRequest request, Users users) {
        if (request.users() == null) {
            return users.bulkUpdateAnswer(request);
        }
        Set<String> existing = existing(request.users(), users);
        List<UpdateUserRequest> known = request.users().stream()
                .filter(user -> existing.contains(user.userId()))
                .toList();
        List<UserUpdateResult> unknown = request.users().stream()
                .filter(user -> !existing.contains(user.userId()))
                .map(user -> UserUpdateResult.notFound(Objects.requireNonNull(user.userId())))
                .toList();
        if (unknown.isEmpty()) {
            return users.bulkUpdateAnswer(request);
        }
        if (known.isEmpty()) {
            return new BulkUpdatedUsers(unknown, unknown.size(), 0, unknown.size(), request.additionalProperties());
        }
        BulkUpdatedUsers done =
                users.bulkUpdateAnswer(new BulkUpdateUsersRequest(known, null, null, request.additionalProperties()));
        List<UserUpdateResult> results = new ArrayList<>(done.results());
        results.addAll(unknown);
        return new BulkUpdatedUsers(
                results,
                request.users().size(),
                done.successfulUpdates(),
                done.failedUpdates() + unknown.size(),
                done.additionalProperties());
    }

    private static Set<String> existing(List<UpdateUserRequest> changes, Users users) {
        Set<String> existing = new HashSet<>();
        List<String> listable = new ArrayList<>();
        for (UpdateUserRequest change : changes) {
            String id = Objects.requireNonNull(change.userId());
            if (IdList.isSeparable(id)) {
                listable.add(id);
            } else if (users.find(id).isPresent()) {
                existing.add(id);
            }
        }
        for (int start = 0; start < listable.size(); start += UserListQuery.LARGEST_PAGE) {
            List<String> some = listable.subList(start, Math.min(listable.size(), start + UserListQuery.LARGEST_PAGE));
            if (some.size() == 1) {
                // Listed alone, an id finds every user whose id holds it, so many that the page need not show this one.
                users.find(some.get(0)).ifPresent(user -> existing.add(some.get(0)));
                continue;
            }
            users.list(UserListQuery.builder()
                            .userIds(IdList.of(some))
                            .pageSize(UserListQuery.LARGEST_PAGE)
                            .build())
                    .users()
                    .forEach(user -> existing.add(Objects.requireNonNull(user.userId())));
        }
        return existing;
    }
}
