package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.permissions.PermissionTree;
import io.github.llmbridge.openwebui.permissions.Permissions;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class PermissionsTest extends SiteTest {
    private static final String RIGHT = "workspace.models";
    private static final String INTERFACE = "settings.interface";

    private PermissionTree before;

    @BeforeEach
    void remember() {
        before = site.behind.permissions().defaults();
    }

    @AfterEach
    void putBack() {
        site.behind.permissions().setDefaults(before);
    }

    @Test
    void oneDefaultIsChangedAndTheOthersStay() {
        boolean flipped = !before.flag(RIGHT).orElseThrow();

        PermissionTree answer = site.client.permissions().changeDefaults(found -> found.with(RIGHT, flipped));

        assertThat(answer).isEqualTo(before.with(RIGHT, flipped));
        assertThat(site.behind.permissions().defaults()).isEqualTo(answer);
    }

    @Test
    void aChangeThatChangesNothingWritesNothing() {
        site.wire.clear();

        site.client
                .permissions()
                .changeDefaults(found -> found.with(RIGHT, before.flag(RIGHT).orElseThrow()));

        assertThat(site.wire.writes()).isEmpty();
    }

    @Test
    void aRightThatThisVersionDoesNotKnowIsToldAndNotDroppedSilently() {
        assertThatThrownBy(
                        () -> site.client.permissions().changeDefaults(found -> found.with("features.unheard", true)))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("features.unheard");
    }

    @Test
    void whatIsLeftOutFallsBackToWhatTheServerWasShippedWith() {
        // Why a change reads first: what is missing is not left as it is.
        boolean refused = line.does(OpenWebUiBehaviour.SHARING_IS_REFUSED_BY_DEFAULT);
        site.client.permissions().changeDefaults(found -> found.with("sharing.public_models", refused));
        Map<String, Object> sections = new LinkedHashMap<>(before.sections());
        sections.put("sharing", Map.of());

        PermissionTree answer = site.client.permissions().setDefaults(new PermissionTree(sections));

        assertThat(answer.flag("sharing.public_models")).contains(!refused);
    }

    @Test
    void aMissingSectionIsUnprocessable() {
        assertThatThrownBy(() -> site.client.permissions().setDefaults(PermissionTree.none()))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("workspace");
    }

    @Test
    void aGroupGrantsWhatTheDefaultsDoNot() {
        Site.Person ada = site.newPerson();
        site.client.permissions().changeDefaults(found -> found.with(RIGHT, false));
        Group group = site.client
                .groups()
                .create(NewGroupRequest.builder(ServerLine.unique("Acme"), "")
                        .permissions(PermissionTree.none().with(RIGHT, true))
                        .build());
        try {
            assertThat(site.as(ada).permissions().own().flag(RIGHT)).contains(false);

            site.client.groups().addMembers(group.id(), new GroupMembersRequest(List.of(ada.id())));

            assertThat(site.as(ada).permissions().own().flag(RIGHT)).contains(true);
        } finally {
            site.behind.groups().delete(group.id());
        }
    }

    @Test
    void directConnectionsNeedNoRightToTheInterfaceButFrom0_10To0_11_3() {
        if (before.flag(INTERFACE).isEmpty()) {
            return;
        }
        Site.Person ada = site.newPerson();
        site.client.permissions().changeDefaults(found -> found.with(INTERFACE, false));
        DirectConnection ours = DirectConnection.of("https://llm.example.com/v1", Secret.of("upstream"));

        if (line.does(OpenWebUiBehaviour.TAKES_SETTINGS_BY_PERMISSION_ONLY)
                && !line.does(OpenWebUiBehaviour.PATCHES_SETTINGS)) {
            assertThatThrownBy(() -> site.as(ada).settingsEditor().edit(connections -> connections.add(ours)))
                    .isInstanceOf(ForbiddenException.class);
        } else {
            site.as(ada).settingsEditor().edit(connections -> connections.add(ours));
            assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
        }
    }

    @Test
    void onlyTheAdministratorSeesTheDefaults() {
        Site.Person ada = site.newPerson();

        Permissions permissions =
                site.wire.openWebUi(line.openWebUiUrl(), ada.token()).permissions();

        assertThatThrownBy(permissions::defaults).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> permissions.setDefaults(before)).isInstanceOf(ForbiddenException.class);
        assertThat(site.as(ada).permissions().own().flag(RIGHT)).isPresent();
    }
}
