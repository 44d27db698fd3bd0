package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequestBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A person in whose life others have a hand. What others do to a thing that is not there does nothing.
 */
final class Life implements AutoCloseable {
    static final DirectConnection FOREIGN_CONNECTION =
            DirectConnection.of("https://own.example.com/v1", Secret.of("the user's own"));

    final Subject subject;
    private final boolean derives;
    private final String handTeam;
    private final String handGroup;
    private @Nullable Secret password;
    private String email;
    private boolean noteLost;
    private boolean shortened;
    private boolean metadataLost;
    private boolean limitsChanged;

    Life(ServerLine line, Wire wire, boolean derives) {
        this.subject = new Subject(line, wire, derives);
        this.derives = derives;
        this.handTeam = "hand-" + subject.id;
        this.handGroup = "Hand-" + subject.id;
        this.email = subject.email;
    }

    String id() {
        return subject.id;
    }

    boolean derives() {
        return derives;
    }

    BridgeFacade facade() {
        return subject.facade();
    }

    LiteLlmClient liteLlm() {
        return subject.bridge.liteLlm;
    }

    OpenWebUiClient openWebUi() {
        return subject.bridge.openWebUi;
    }

    /** Whether the bridge cannot know any more what it gave. */
    boolean isNoteLost() {
        return noteLost;
    }

    /** Whether others have set the end of a key's life. */
    boolean isShortened() {
        return shortened;
    }

    /** A free person, with the address that it has by now. */
    ProvisionRequestBuilder wish() {
        return subject.person().email(email);
    }

    void changeEmail() {
        facade().updatePerson(id(), PersonUpdate.email(subject.newEmail));
        email = subject.newEmail;
    }

    ProvisionResult provision(ProvisionRequestBuilder request) {
        ProvisionResult result = facade().provisionUser(request.build());
        if (result.initialPassword() != null) {
            password = result.initialPassword();
        }
        return result;
    }

    /** A field of the bridge's note. */
    @Nullable Object noted(String field) {
        Map<String, Object> metadata =
                user().map(UserInfo::user).map(User::metadata).orElse(Map.of());
        return metadata.get("llmbridge") instanceof Map<?, ?> notes && notes.get("default") instanceof Map<?, ?> note
                ? note.get(field)
                : null;
    }

    Optional<UserInfo> user() {
        return liteLlm().users().find(id());
    }

    List<Key> keys() {
        return liteLlm().keys().stream(KeyListQuery.builder().userId(id()).build())
                .toList();
    }

    Optional<Account> account() {
        return openWebUi().users().stream(id()).findFirst();
    }

    /** An open key has {@code false} or nothing there. */
    static boolean isBlocked(Key key) {
        return Boolean.TRUE.equals(key.blocked());
    }

    void deleteKey(Key key) {
        liteLlm().keys().delete(KeySelection.of(key.token()));
    }

    void changeKeys(UnaryOperator<UpdateKeyRequest.Builder> change) {
        keys().forEach(key -> subject.bridge.byHand(key, change));
    }

    /** Whether nothing tells any more which limits of its key the bridge has set. */
    boolean isTierUntold() {
        return metadataLost && limitsChanged;
    }

    void replaceKeyMetadata(Map<String, Object> metadata) {
        metadataLost = true;
        changeKeys(change -> change.metadata(metadata));
    }

    void changeLimits(double budget, long requests) {
        limitsChanged = true;
        changeKeys(change -> change.maxBudget(budget).rpmLimit(requests));
    }

    void shorten(KeyDuration left) {
        shortened = true;
        changeKeys(change -> change.duration(left));
    }

    /** The bridge's clock is ahead from then on. */
    void expire() {
        shorten(KeyDuration.of("1s"));
        subject.setAhead(Duration.ofSeconds(10));
    }

    void joinHandTeam(boolean withKey) {
        if (user().isEmpty()) {
            return;
        }
        if (liteLlm().teams().find(handTeam).isEmpty()) {
            liteLlm()
                    .teams()
                    .create(NewTeamRequest.builder(handTeam, Models.of("gpt-4o-mini", "gpt-4o"))
                            .build());
        }
        if (!liteLlm().teams().info(handTeam).teamInfo().hasMember(id())) {
            liteLlm().teams().addMember(new TeamMemberRequest(handTeam, TeamMember.user(id())));
        }
        if (withKey) {
            changeKeys(change -> change.teamId(handTeam));
        }
    }

    void leaveTeams() {
        leaveTeams(team -> true);
    }

    void leaveHandTeam() {
        leaveTeams(handTeam::equals);
    }

    /** A member who leaves a team loses its keys in it on some versions, so the key leaves first. */
    private void leaveTeams(Predicate<String> which) {
        keys().stream()
                .filter(key -> key.teamId() != null && which.test(key.teamId()))
                .forEach(key -> subject.bridge.byHand(key, UpdateKeyRequest.Builder::clearTeamId));
        user().stream()
                .flatMap(found -> found.teams().stream())
                .filter(team -> which.test(team.teamId()))
                .forEach(team -> liteLlm().teams().removeMember(RemoveTeamMemberRequest.of(team.teamId(), id())));
    }

    void addUserMetadata() {
        user().map(UserInfo::user).map(User::metadata).ifPresent(before -> {
            Map<String, Object> metadata = new LinkedHashMap<>(before);
            metadata.put("crm", "7");
            updateUser(metadata);
        });
    }

    void replaceUserMetadata() {
        if (user().isPresent()) {
            noteLost = true;
            updateUser(Map.of("crm", "7"));
        }
    }

    private void updateUser(Map<String, Object> metadata) {
        liteLlm()
                .users()
                .update(UpdateUserRequest.builder(id()).metadata(metadata).build());
    }

    void deleteUser() {
        noteLost |= liteLlm().users().deleteIfPresent(id());
    }

    void changeAccount(UpdateAccountRequestBuilder change) {
        account().ifPresent(found -> openWebUi().accounts().update(found, change.build()));
    }

    void leaveGroups() {
        leaveGroups(group -> true);
    }

    void leaveGroups(Predicate<String> which) {
        account().ifPresent(account -> subject.bridge.leaveGroups(account, which));
    }

    void joinHandGroup() {
        account().ifPresent(account -> {
            Group group = openWebUi()
                    .groups()
                    .findByName(handGroup)
                    .orElseGet(() -> openWebUi().groups().create(new NewGroupRequest(handGroup, "By hand")));
            openWebUi().groups().addMembers(group.id(), members(account));
        });
    }

    private static GroupMembersRequest members(Account account) {
        return new GroupMembersRequest(List.of(account.id()));
    }

    List<DirectConnection> connections() {
        return account().map(found -> found.directConnections().all()).orElse(List.of());
    }

    void editConnections(UnaryOperator<DirectConnections> change) {
        asThePerson().ifPresent(person -> person.settingsEditor().edit(stored -> change.apply(stored.repaired())));
    }

    void misalign() {
        asThePerson().ifPresent(Bridge::misalign);
    }

    /** A pending account can do nothing. */
    private Optional<OpenWebUiUser> asThePerson() {
        Secret known = password;
        return account()
                .filter(account -> known != null && !account.role().equals(Role.PENDING))
                .flatMap(account -> signIn(account, known));
    }

    private Optional<OpenWebUiUser> signIn(Account account, Secret known) {
        try {
            return Optional.ofNullable(openWebUi()
                            .anonymousAuths()
                            .signIn(new SignInRequest(account.email(), known))
                            .token())
                    .map(token -> openWebUi().as(account.id(), token));
        } catch (ApiException refused) {
            return Optional.empty();
        }
    }

    boolean isHandGroup(String name) {
        return name.equals(handGroup);
    }

    @Override
    public void close() {
        openWebUi()
                .groups()
                .findByName(handGroup)
                .ifPresent(group -> openWebUi().groups().delete(group.id()));
        subject.close();
    }
}
