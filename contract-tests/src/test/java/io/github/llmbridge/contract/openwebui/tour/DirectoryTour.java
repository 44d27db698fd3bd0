package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.users.UserDirectory;
import java.util.Map;

/** What an account sees of the others, and its own info. */
final class DirectoryTour extends OpenWebUiTour {
    DirectoryTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        Person ada = newPerson();
        OpenWebUiUser user = ada.user();
        // > Find accounts by a part of their name or e-mail
        user.users().search(ada.email());
        if (has(UserDirectory.class, "info")) {
            // > An account in short
            user.users().info(ada.id());
        }
        if (has(UserDirectory.class, "self")) {
            // > Whose API key or token it is
            user.users().self();
        }
        // > Whether somebody is there
        user.users().active(ada.id());
        // > Set fields of the own info
        user.users().updateOwnInfo(Map.of("city", "London"));
        // > The own info
        user.users().ownInfo();
    }
}
