package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;

/** Health and version. */
final class ServerTour extends OpenWebUiTour {
    ServerTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        // > Is it up, is it Open WebUI, is it new enough (needs no token)
        admin.status();
        // > Is it alive
        admin.server().health();
        // > Version
        admin.server().version();
        // > What the page is told
        admin.readConfig();
    }
}
