package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.Groups;
import io.github.llmbridge.openwebui.groups.Membership;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.groups.UpdateGroupRequest;
import java.util.List;

/** Groups. */
final class GroupsTour extends OpenWebUiTour {
    GroupsTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        Person ada = newPerson();
        OpenWebUiUser user = ada.user();
        String name = id("Research");
        // > Make a group if there is none of this name
        Group group = admin.groups().ensure(new NewGroupRequest(name, "who does research"));
        shownAs("<group id>", group.id());
        // > Make a group
        Group second = admin.groups().create(new NewGroupRequest(id("Teaching"), ""));
        shownAs("<other group id>", second.id());
        // > Add members; the others stay
        admin.groups().addMembers(group.id(), new GroupMembersRequest(List.of(ada.id())));
        // > Change what a group allows; its other rights stay
        admin.groups().changePermissions(group.id(), rights -> rights.with("chat.temporary", false));
        // > Rename a group
        admin.groups()
                .update(
                        second.id(),
                        UpdateGroupRequest.builder(second).name(id("Schools")).build());
        if (line().does(OpenWebUiBehaviour.NESTS_GROUPS)) {
            // > Put a group below another
            admin.groups()
                    .update(
                            second.id(),
                            UpdateGroupRequest.builder(second)
                                    .parentGroupId(group.id())
                                    .build());
            // > A group's members, page by page
            admin.groups().members(group.id(), Membership.EFFECTIVE).forEach(member -> {});
        }
        if (has(Groups.class, "export")) {
            // > A group's direct members in short
            admin.groups().directMembers(group.id());
            // > A group with the ids of its members
            admin.groups().export(group.id());
        }
        // > The ids of a group's direct members, on any version
        admin.groups().memberIds(group.id());
        // > A group
        admin.groups().get(group.id());
        // > Every group
        admin.groups().list();
        // > An account's groups, those above them too
        admin.groups().ofUser(ada.id(), true);
        // > The own groups
        user.groups().own(true);
        // > Remove members; the others stay
        admin.groups().removeMembers(group.id(), new GroupMembersRequest(List.of(ada.id())));
        // > Delete a group
        admin.groups().delete(second.id());
        admin.groups().delete(group.id());
    }
}
