package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a server may log of the settings function's calls holds no key: every body, and of a real server, which was started
 * with all logs on, the files that {@code OPENWEBUI_LOGS} names.
 */
@ChangesItsServer
@OnEveryLine
class SettingsFunctionLogsTest extends SiteTest {
    private final Letters letters = new Letters();

    @AfterEach
    void uninstall() {
        site.behind.functions().delete(SettingsFunction.ID);
    }

    @Test
    void noKeyIsFoundInWhatMayBeLogged() throws IOException {
        Site.Person ada = site.newPerson();
        String mark = UUID.randomUUID().toString();
        DirectConnection first = connection(mark + "-first");
        DirectConnection second = connection(mark + "-second");
        try (OpenWebUiClient client = OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminToken(line.adminToken())
                .retry(RetryPolicy.none())
                .httpClient(new OkHttpClient.Builder().addInterceptor(letters).build())
                .build()) {
            SettingsFunction function = client.settingsFunction();
            function.install();
            function.edit(Map.of(ada.id(), found -> found.add(first)));
            function.upgrade();
            function.edit(Map.of(ada.id(), found -> found.put(second)));
            assertThat(function.editor(ada.id()).read().all()).containsExactly(second);
        }

        List<String> logs = new ArrayList<>(letters.bodies());
        if (line.isLive()) {
            for (String file : System.getenv("OPENWEBUI_LOGS").split(" ", -1)) {
                String log = Files.readString(Path.of(file), StandardCharsets.UTF_8);
                assertThat(log.contains(SettingsFunction.ID))
                        .as("whether %s is on", file)
                        .isTrue();
                logs.add(log);
            }
        }

        // Asked for afterwards: the answer is logged too. This SDK itself never asks.
        String sealingKey = String.valueOf(
                site.behind.functions().valves(SettingsFunction.ID).get("key"));
        for (int i = 0; i < logs.size(); i++) {
            assertThat(logs.get(i).contains(mark)).as("a key in log %s", i).isFalse();
            assertThat(logs.get(i).contains(sealingKey))
                    .as("the sealing key in log %s", i)
                    .isFalse();
        }
    }

    private static DirectConnection connection(String key) {
        return DirectConnection.of("https://llm.example.com/v1", Secret.of("sk-" + key));
    }
}
