package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One thing that happens in a person's life: an operation of the bridge, or what others do by hand. */
enum Act {
    PROVISION_FREE(life -> life.provision(life.wish())),
    PROVISION_PRO(life -> life.provision(life.wish().tier("pro"))),
    PROVISION_WITH_TEAM_AND_GROUP(
            life -> life.provision(life.wish().team(life.subject.team).addGroups(life.subject.extraGroup))),
    CHANGE_TO_PRO(life -> life.facade().changeTier(life.id(), "pro")),
    CHANGE_TO_FREE(life -> life.facade().changeTier(life.id(), "free")),
    RENEW(life -> life.facade().renew(life.id())),
    GRANT_PRO(life -> life.facade().grantTemporarily(life.id(), Grant.tier("pro", life.subject.grantEnd))),
    GRANT_BUDGET(life -> life.facade().grantTemporarily(life.id(), Grant.budget(5, life.subject.grantEnd))),
    END_GRANT(life -> life.facade().endGrant(life.id())),
    ROTATE(life -> life.facade().rotateKey(life.id())),
    REPLACE_NOW(life -> life.facade().replaceKeyNow(life.id())),
    SUSPEND(life -> life.facade().suspend(life.id())),
    RESUME(life -> life.facade().resume(life.id())),
    UPDATE_NAME(life -> life.facade().updatePerson(life.id(), PersonUpdate.name("Ada Lovelace"))),
    UPDATE_EMAIL(Life::changeEmail),
    INTO_TEAM(life -> life.facade().updatePerson(life.id(), PersonUpdate.team(life.subject.team))),
    INTO_OTHER_TEAM(life -> life.facade().updatePerson(life.id(), PersonUpdate.team(life.subject.otherTeam))),
    OUT_OF_TEAM(life -> life.facade().updatePerson(life.id(), PersonUpdate.withoutTeam())),
    REMOVE_CONNECTION_AND_KEYS(life -> life.facade().remove(life.id(), Set.of(Part.CONNECTION, Part.KEYS))),
    REMOVE_TEAM_AND_GROUPS(life -> life.facade().remove(life.id(), Set.of(Part.TEAM, Part.GROUPS))),
    REMOVE_ACCOUNT(life -> life.facade().remove(life.id(), Set.of(Part.ACCOUNT))),
    REMOVE_EVERYTHING(life -> life.facade().remove(life.id(), EnumSet.allOf(Part.class))),
    RESTART(life -> life.subject.bridge.restarted()),

    BLOCK_KEY_BY_HAND(life -> life.keys().forEach(key -> life.liteLlm().keys().block(key.token()))),
    UNBLOCK_KEY_BY_HAND(life -> life.keys().forEach(key -> life.liteLlm().keys().unblock(key.token()))),
    DELETE_KEY_BY_HAND(life -> life.keys().forEach(life::deleteKey)),
    KEY_EXPIRES(Life::expire),
    REPLACE_KEY_METADATA_BY_HAND(life -> life.replaceKeyMetadata(Map.of("cost_center", "42"))),
    CHANGE_LIMITS_BY_HAND(life -> life.changeLimits(99, 7)),
    SET_UNNAMED_LIMIT_BY_HAND(life -> life.changeKeys(change -> change.tpmLimit(9_999))),
    SHORTEN_LIFE_BY_HAND(life -> life.shorten(KeyDuration.of("5d"))),
    GIVE_KEY_TO_ANOTHER_USER_BY_HAND(life -> life.changeKeys(change -> change.userId("other-of-" + life.id()))),
    RENAME_KEY_BY_HAND(life -> life.changeKeys(change -> change.keyAlias("renamed-" + life.id()))),
    JOIN_TEAM_BY_HAND(life -> life.joinHandTeam(false)),
    JOIN_TEAM_WITH_KEY_BY_HAND(life -> life.joinHandTeam(true)),
    LEAVE_TEAMS_BY_HAND(Life::leaveTeams),
    ADD_USER_METADATA_BY_HAND(Life::addUserMetadata),
    REPLACE_USER_METADATA_BY_HAND(Life::replaceUserMetadata),
    DELETE_USER_BY_HAND(Life::deleteUser),
    DELETE_ACCOUNT_BY_HAND(
            life -> life.account().ifPresent(account -> life.openWebUi().users().delete(account.id()))),
    RENAME_ACCOUNT_BY_HAND(
            life -> life.changeAccount(UpdateAccountRequest.builder().name("Countess"))),
    ROLE_PENDING_BY_HAND(
            life -> life.changeAccount(UpdateAccountRequest.builder().role(Role.PENDING))),
    ROLE_USER_BY_HAND(life -> life.changeAccount(UpdateAccountRequest.builder().role(Role.USER))),
    ROLE_ADMIN_BY_HAND(life -> life.changeAccount(UpdateAccountRequest.builder().role(Role.ADMIN))),
    LEAVE_GROUPS_BY_HAND(Life::leaveGroups),
    JOIN_GROUP_BY_HAND(Life::joinHandGroup),
    REMOVE_CONNECTION_BY_HAND(life -> life.editConnections(stored -> stored.remove(any -> true))),
    SWITCH_CONNECTION_OFF_BY_HAND(
            life -> life.editConnections(stored -> stored.update(any -> true, found -> found.withEnabled(false)))),
    ADD_CONNECTION_BY_HAND(life -> life.editConnections(stored -> stored.put(Life.FOREIGN_CONNECTION))),
    DROP_MARK_BY_HAND(life -> life.editConnections(stored ->
            stored.update(found -> found.key() != null, found -> DirectConnection.of(found.url(), found.key())))),
    CONNECTION_LOSES_ITS_KEY(Life::misalign);

    private static final Set<Act> MAY_OPEN = EnumSet.of(
            RESUME,
            UNBLOCK_KEY_BY_HAND,
            DELETE_KEY_BY_HAND,
            DELETE_USER_BY_HAND,
            REMOVE_CONNECTION_AND_KEYS,
            REMOVE_EVERYTHING);

    @SuppressWarnings("ImmutableEnumChecker") // None of the lambdas holds anything.
    private final Consumer<Life> work;

    Act(Consumer<Life> work) {
        this.work = work;
    }

    void in(Life life) {
        work.accept(life);
    }

    /** Whether a person whose every key is blocked may have an open one afterwards. */
    boolean mayOpen() {
        return MAY_OPEN.contains(this);
    }
}
