package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.util.Map;

/** Settings and direct connections. */
final class SettingsTour extends OpenWebUiTour {
    SettingsTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        Person ada = newPerson();
        OpenWebUiUser user = ada.user();
        Secret key = secret("sk-the-users-key");
        Secret otherKey = secret("sk-another-key");
        DirectConnection connection = DirectConnection.of("https://llm.example.com/v1", key);
        admin.configs().setConnections(admin.configs().connections().withDirectConnections(false));
        // > Switch direct connections on for everybody
        admin.configs().changeConnections(found -> found.withDirectConnections(true));
        // > The switches for connections
        admin.configs().connections();
        // > Add a direct connection; whatever else is stored stays
        user.settingsEditor().edit(found -> found.add(connection));
        // > Give it another key
        user.settingsEditor()
                .edit(found ->
                        found.update(one -> one.hasUrl("https://llm.example.com/v1"), one -> one.withKey(otherKey)));
        // > The account's direct connections
        user.settingsEditor().read();
        // > Remove it
        user.settingsEditor().edit(found -> found.remove(connection.identity()));
        // > All settings, raw
        user.settings().get();
        // > Write settings, raw (before 0.11.4 all of ui is replaced)
        user.settings().update(Map.of("ui", Map.of("theme", "dark")));
    }
}
