package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.settings.AccountRead;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import java.util.List;
import java.util.Map;

/** Direct connections of accounts whose token nobody has. */
final class SettingsFunctionTour extends OpenWebUiTour {
    SettingsFunctionTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        Person ada = newPerson();
        Person bob = newPerson();
        Secret key = secret("sk-the-users-key");
        DirectConnection connection = DirectConnection.of("https://llm.example.com/v1", key);
        SettingsFunction function = admin.settingsFunction();
        try {
            // > Install the settings function
            function.install();
            // > Is it there, does it answer
            function.status();
            // > Add a direct connection to an account
            function.editor(ada.id()).edit(found -> found.add(connection));
            // > The direct connections of many accounts
            Map<String, AccountRead> found = function.read(List.of(ada.id(), bob.id()));
            // > Change those of many accounts, each with an outcome of its own
            function.edit(Map.of(bob.id(), one -> one.put(connection)), found);
            // > Give it the text of this version, and a new key
            function.upgrade();
        } finally {
            // > Take it away
            function.uninstall();
        }
    }
}
