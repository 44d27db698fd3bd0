package io.github.llmbridge.cli.doctor;

import io.github.llmbridge.cli.config.Setting;

/** The two servers, as somebody who asks without a credential tells them apart. */
enum Product {
    LITELLM("LiteLLM", Setting.LITELLM_BASE_URL, "/health/liveliness", 4000),
    OPENWEBUI("Open WebUI", Setting.OPENWEBUI_BASE_URL, "/api/config", 8080);

    private final String title;
    private final Setting address;
    private final String path;
    private final int usualPort;

    Product(String title, Setting address, String path, int usualPort) {
        this.title = title;
        this.address = address;
        this.path = path;
        this.usualPort = usualPort;
    }

    String title() {
        return title;
    }

    Setting address() {
        return address;
    }

    /** What it answers to anybody. */
    String path() {
        return path;
    }

    int usualPort() {
        return usualPort;
    }

    Product other() {
        return this == LITELLM ? OPENWEBUI : LITELLM;
    }

    /** Whether an answer to {@link #path} is this server's. */
    boolean isOf(Probe.Answered answer) {
        if (answer.status() != 200 || answer.isPage()) {
            return false;
        }
        return this == LITELLM
                ? answer.body().contains("alive")
                : answer.body().contains("\"version\"") && answer.body().contains("\"features\"");
    }
}
