package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.auths.AdminConfig;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import java.util.List;

/** API keys. */
final class ApiKeysTour extends OpenWebUiTour {
    ApiKeysTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        Person ada = newPerson();
        OpenWebUiUser user = ada.user();
        // > What keeps the account from acting by an API key
        admin.apiKeyPreflight().check(user.auths());
        // > The settings of sign-in, the switch for API keys among them
        AdminConfig config = admin.auths().adminConfig();
        // > Switch API keys on
        admin.auths().setAdminConfig(config.withApiKeys(true));
        Group group = admin.groups().create(new NewGroupRequest(id("Research"), ""));
        shownAs("<group id>", group.id());
        admin.groups().addMembers(group.id(), new GroupMembersRequest(List.of(ada.id())));
        // > Let a group's members have API keys (needed since 0.6.37)
        admin.groups().changePermissions(group.id(), rights -> rights.with("features.api_keys", true));
        // > Make an API key (the old one stops at once)
        user.auths().createApiKey();
        // > The account's API key
        user.auths().apiKey();
        // > Delete the API key
        user.auths().deleteApiKey();
        admin.groups().delete(group.id());
    }
}
