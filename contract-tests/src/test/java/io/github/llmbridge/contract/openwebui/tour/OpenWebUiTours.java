package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import java.util.LinkedHashMap;
import java.util.Map;

/** All tours of Open WebUI by their title in docs/openwebui.md, in its order. A tour sees nothing of the others. */
final class OpenWebUiTours {
    private OpenWebUiTours() {}

    static Map<String, OpenWebUiTour> on(ServerLine line) {
        Map<String, OpenWebUiTour> tours = new LinkedHashMap<>();
        tours.put("Health and version", new ServerTour(line));
        tours.put("Accounts", new AccountsTour(line));
        tours.put("Signing in", new SignInTour(line));
        tours.put("API keys", new ApiKeysTour(line));
        tours.put("Settings and direct connections", new SettingsTour(line));
        tours.put("Settings of any account, by the settings function", new SettingsFunctionTour(line));
        tours.put("Functions", new FunctionsTour(line));
        tours.put("Groups", new GroupsTour(line));
        tours.put("Rights", new PermissionsTour(line));
        tours.put("Connections of the administrator, models and chats", new ModelsTour(line));
        tours.put("An account's own info, and what it sees of others", new DirectoryTour(line));
        return tours;
    }
}
