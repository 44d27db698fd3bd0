package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.permissions.PermissionTree;

/** Rights. */
final class PermissionsTour extends OpenWebUiTour {
    PermissionsTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        Person ada = newPerson();
        OpenWebUiUser user = ada.user();
        // > What every account may do without a group
        PermissionTree defaults = admin.permissions().defaults();
        boolean mayTemporary = defaults.flag("chat.temporary").orElse(true);
        // > Change what every account may do; the rest stays
        admin.permissions().changeDefaults(rights -> rights.with("chat.temporary", !mayTemporary));
        // > Replace what every account may do
        admin.permissions().setDefaults(defaults);
        // > What an account may do, its groups counted in
        user.permissions().own();
    }
}
