package io.github.llmbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeOpenWebUiTest {
    private static final String SETTINGS = "/api/v1/users/user/settings";
    private static final String UPDATE = "/api/v1/users/user/settings/update";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MovableClock clock = new MovableClock();

    @Test
    void patchesSettingsOnTheCurrentLine() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.LATEST)) {
            String token = addUser(fake, "u@example.com");
            call(fake, "POST", UPDATE, token, "{\"ui\":{\"directConnections\":{\"a\":1}}}");

            assertThat(call(fake, "POST", UPDATE, token, "{\"ui\":{\"theme\":\"dark\"}}")
                            .body())
                    .isEqualTo("{\"ui\":{\"directConnections\":{\"a\":1},\"theme\":\"dark\"}}");
            assertThat(call(fake, "POST", UPDATE, token, "{\"ui\":{\"directConnections\":null}}")
                            .body())
                    .isEqualTo("{\"ui\":{\"theme\":\"dark\"}}");
        }
    }

    @Test
    void replacesSettingsOnTheSeedLine() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.SEED)) {
            String token = addUser(fake, "u@example.com");
            call(fake, "POST", UPDATE, token, "{\"ui\":{\"directConnections\":{\"a\":1}}}");

            assertThat(call(fake, "POST", UPDATE, token, "{\"ui\":{\"theme\":\"dark\"}}")
                            .body())
                    .isEqualTo("{\"ui\":{\"theme\":\"dark\"}}");
            assertThat(call(fake, "POST", UPDATE, token, "{\"ui\":null}").statusCode())
                    .isEqualTo(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeOpenWebUi.LATEST, FakeOpenWebUi.MIDDLE, FakeOpenWebUi.SEED})
    void expiresTheTokensOfOneAccount(String version) throws Exception {
        try (FakeOpenWebUi fake = fake(version)) {
            String token = addUser(fake, "u@example.com");
            String other = addUser(fake, "other@example.com");

            fake.expireTokens("U@example.com");

            HttpResponse<String> refused = call(fake, "GET", SETTINGS, token, "");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEqualTo("{\"detail\":\"401 Unauthorized\"}");
            assertThat(call(fake, "GET", SETTINGS, other, "").statusCode()).isEqualTo(200);
            assertThat(call(fake, "GET", SETTINGS, signIn(fake, "u@example.com", "pw"), "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPictureOfAnOlderVersionStaysUntilItIsSent() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.LATEST)) {
            addUser(fake, "u@example.com");
            fake.storedPicture("u@example.com", "/brand/a.svg");
            HttpResponse<String> listed =
                    call(fake, "GET", "/api/v1/users/?page=1&query=u@example.com", fake.adminToken(), "");
            String id = Json.literal(listed.body()).at("/users/0/id").asText();
            String update = "/api/v1/users/" + id + "/update";

            assertThat(listed.body()).contains("\"/brand/a.svg\"");
            assertThat(call(fake, "POST", update, fake.adminToken(), "{\"role\":\"admin\"}")
                            .body())
                    .contains("\"/brand/a.svg\"", "\"admin\"");
            assertThat(call(fake, "POST", update, fake.adminToken(), "{\"profile_image_url\":\"/brand/a.svg\"}")
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void sessionsEndWithTimeAndWithAPasswordOnTheCurrentLine() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.LATEST)) {
            String token = addUser(fake, "u@example.com");
            call(
                    fake,
                    "POST",
                    "/api/v1/auths/update/password",
                    token,
                    "{\"password\":\"pw\",\"new_password\":\"other\"}");
            assertThat(call(fake, "GET", SETTINGS, token, "").body()).isEqualTo("{\"detail\":\"Invalid token\"}");

            String fresh = signIn(fake, "u@example.com", "other");
            clock.now = clock.now.plus(Duration.ofDays(28));
            assertThat(call(fake, "GET", SETTINGS, fresh, "").body()).isEqualTo("{\"detail\":\"401 Unauthorized\"}");
        }
    }

    @Test
    void limitsSignInsOnTheCurrentLine() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.LATEST)) {
            addUser(fake, "u@example.com");
            String body = "{\"email\":\"u@example.com\",\"password\":\"pw\"}";
            for (int i = 0; i < 15; i++) {
                assertThat(call(fake, "POST", "/api/v1/auths/signin", "", body).statusCode())
                        .isEqualTo(200);
            }
            assertThat(call(fake, "POST", "/api/v1/auths/signin", "", body).statusCode())
                    .isEqualTo(429);

            clock.now = clock.now.plus(Duration.ofMinutes(4));
            assertThat(call(fake, "POST", "/api/v1/auths/signin", "", body).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void givesNoTokenWithMfa() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.LATEST)) {
            String before = addUser(fake, "before@example.com");
            fake.mfaEnabled(true);

            assertThat(add(fake, "u@example.com").body())
                    .contains("\"email\":\"u@example.com\"")
                    .doesNotContain("token");
            assertThat(call(
                                    fake,
                                    "POST",
                                    "/api/v1/auths/signin",
                                    "",
                                    "{\"email\":\"u@example.com\",\"password\":\"pw\"}")
                            .body())
                    .contains("\"next_step\":\"enroll\"");
            assertThat(call(fake, "GET", SETTINGS, before, "").statusCode()).isEqualTo(401);
        }
        try (FakeOpenWebUi seed = fake(FakeOpenWebUi.SEED)) {
            assertThatThrownBy(() -> seed.mfaEnabled(true)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void apiKeysNeedTheSwitchAndAPermissionOnTheCurrentLine() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.LATEST)) {
            String token = addUser(fake, "u@example.com");
            assertThat(call(fake, "POST", "/api/v1/auths/api_key", token, "").statusCode())
                    .isEqualTo(403);
            assertThat(call(fake, "POST", "/api/v1/auths/api_key", fake.adminToken(), "")
                            .statusCode())
                    .isEqualTo(200);

            fake.apiKeysEnabled(false);
            assertThat(call(fake, "POST", "/api/v1/auths/api_key", fake.adminToken(), "")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeOpenWebUi.LATEST, FakeOpenWebUi.MIDDLE, FakeOpenWebUi.SEED})
    void takesBackTheAdministratorsFormsAsItGaveThem(String version) throws Exception {
        try (FakeOpenWebUi fake = fake(version)) {
            fake.directConnectionsEnabled(false);
            for (String path : new String[] {
                "/api/v1/configs/connections", "/api/v1/auths/admin/config", "/api/v1/users/default/permissions"
            }) {
                String given = call(fake, "GET", path, fake.adminToken(), "").body();
                assertThat(call(fake, "POST", path, fake.adminToken(), given).statusCode())
                        .isEqualTo(200);
                assertThat(call(fake, "GET", path, fake.adminToken(), "").body())
                        .isEqualTo(given);
            }
            assertThat(call(fake, "GET", "/api/config", fake.adminToken(), "").body())
                    .contains("\"enable_direct_connections\":false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeOpenWebUi.LATEST, FakeOpenWebUi.MIDDLE, FakeOpenWebUi.SEED})
    void answersUnknownPathsWithTheFrontEnd(String version) throws Exception {
        try (FakeOpenWebUi fake = fake(version)) {
            HttpResponse<String> page = call(fake, "GET", "/api/v1/users", fake.adminToken(), "");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(call(fake, "POST", "/api/v1/nope", fake.adminToken(), "").statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void listsThirtyAPage() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.LATEST)) {
            for (int i = 0; i < 31; i++) {
                addUser(fake, "u" + i + "@example.com");
            }
            String all = "/api/v1/users/?query=U%25@&order_by=email&direction=asc&page=";
            assertThat(Json.literal(call(fake, "GET", all + 1, fake.adminToken(), "")
                                    .body())
                            .path("users"))
                    .hasSize(30);
            assertThat(Json.literal(call(fake, "GET", all + 2, fake.adminToken(), "")
                                    .body())
                            .path("users"))
                    .hasSize(1);
        }
    }

    @Test
    void keepsItsDataOverARestart() throws Exception {
        try (FakeOpenWebUi fake = fake(FakeOpenWebUi.LATEST)) {
            String token = addUser(fake, "u@example.com");
            fake.restart();

            assertThat(call(fake, "GET", SETTINGS, token, "").body()).isEqualTo("null");
        }
    }

    private FakeOpenWebUi fake(String version) {
        return FakeOpenWebUi.builder().version(version).clock(clock).build();
    }

    private HttpResponse<String> add(FakeOpenWebUi fake, String email) throws IOException, InterruptedException {
        String body = "{\"name\":\"U\",\"email\":\"" + email + "\",\"password\":\"pw\",\"role\":\"user\"}";
        return call(fake, "POST", "/api/v1/auths/add", fake.adminToken(), body);
    }

    private String addUser(FakeOpenWebUi fake, String email) throws IOException, InterruptedException {
        return token(add(fake, email));
    }

    private String signIn(FakeOpenWebUi fake, String email, String password) throws IOException, InterruptedException {
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
        return token(call(fake, "POST", "/api/v1/auths/signin", "", body));
    }

    private static String token(HttpResponse<String> response) {
        return Json.literal(response.body()).path("token").asText();
    }

    private HttpResponse<String> call(FakeOpenWebUi fake, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(fake.baseUrl().resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
