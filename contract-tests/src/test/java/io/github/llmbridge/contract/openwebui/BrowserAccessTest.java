package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.BrowserAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

@OnEveryLine
class BrowserAccessTest extends SiteTest {
    @Test
    void liteLlmLetsThePageIn() {
        assertThat(site.client.browserAccess(line.liteLlmUrl() + "/v1", line.openWebUiUrl()))
                .isEqualTo(BrowserAccess.ALLOWED);
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        assertThat(site.client.browserAccess(ErrorsTest.closedPort() + "/v1", line.openWebUiUrl()))
                .isEqualTo(BrowserAccess.UNREACHABLE);
    }

    @Test
    void asksOnceAndSendsNoCredential() {
        List<Request> asked = new ArrayList<>();
        site.wire.trouble((number, request) -> {
            asked.add(request);
            return Wire.Effect.NONE;
        });

        site.client.browserAccess(line.liteLlmUrl() + "/v1", line.openWebUiUrl());

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("OPTIONS");
            assertThat(request.url().encodedPath()).isEqualTo("/v1/models");
            assertThat(request.header("Authorization")).isNull();
        });
    }
}
