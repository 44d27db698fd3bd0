package io.github.llmbridge.saas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.users.Account;
import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances on one PostgreSQL, of which one is killed while people sign up. */
@Tag("long")
class TwoInstancesTest {
    private static final int PEOPLE = 100;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final List<Process> processes = new ArrayList<>();
    private Surroundings surroundings;

    @BeforeEach
    void start() throws IOException {
        surroundings = Surroundings.of(Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        surroundings.close();
    }

    private String property(String name) {
        return String.valueOf(surroundings.properties().get(name));
    }

    /** Another process of the backend; returns its address once it answers. */
    private URI startInstance(String name) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SaasBackend.class.getName(),
                "--server.port=" + port,
                "--saas.operator-password=" + Backend.OPERATOR_PASSWORD);
        surroundings.properties().forEach((key, value) -> builder.environment().put(key, String.valueOf(value)));
        builder.redirectErrorStream(true).redirectOutput(new File("target", name + ".log"));
        processes.add(builder.start());
        URI address = URI.create("http://localhost:" + port + "/");
        Instant end = Instant.now().plus(LONGEST);
        while (!answers(address)) {
            assertThat(Instant.now()).as("%s starts", name).isBefore(end);
            Thread.sleep(100);
        }
        return address;
    }

    private static boolean answers(URI address) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String email(int number) {
        return mark + "-" + number + "@example.com";
    }

    /** Whether the instance has taken the person in. */
    private boolean signUp(URI instance, int number) throws InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI page = instance.resolve("/signup");
        try {
            Matcher token = TOKEN.matcher(
                    browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
            assertThat(token.find()).isTrue();
            String form = "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&email="
                    + URLEncoder.encode(email(number), StandardCharsets.UTF_8) + "&password="
                    + URLEncoder.encode(Backend.PASSWORD, StandardCharsets.UTF_8);
            return browser.send(
                                    HttpRequest.newBuilder(page)
                                            .header("Content-Type", "application/x-www-form-urlencoded")
                                            .POST(HttpRequest.BodyPublishers.ofString(form))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 303;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void everybodyIsReadyWithinAMinuteAndNobodyTwice() throws Exception {
        URI first = startInstance("first");
        URI second = startInstance("second");
        for (int i = 0; i < PEOPLE; i++) {
            if (i == PEOPLE / 2) {
                // In the middle of its work.
                processes.get(0).destroyForcibly().waitFor();
            }
            if (!signUp(i % 2 == 0 ? first : second, i)) {
                assertThat(signUp(second, i)).isTrue();
            }
        }
        Instant end = Instant.now().plus(LONGEST);
        try (LiteLlmClient liteLlm = LiteLlmClient.builder()
                        .baseUrl(property("LITELLM_BASE_URL"))
                        .masterKey(Secret.of(property("LITELLM_MASTER_KEY")))
                        .build();
                OpenWebUiClient openWebUi = OpenWebUiClient.builder()
                        .baseUrl(property("OPENWEBUI_BASE_URL"))
                        .adminPassword(
                                property("OPENWEBUI_ADMIN_EMAIL"), Secret.of(property("OPENWEBUI_ADMIN_PASSWORD")))
                        .build()) {
            long ready = ready(openWebUi);
            while (ready < PEOPLE && Instant.now().isBefore(end)) {
                Thread.sleep(500);
                ready = ready(openWebUi);
            }
            assertThat(ready).isEqualTo(PEOPLE);
            // The end of the last piece is noted after its last change.
            Thread.sleep(2_000);
            List<Account> accounts = openWebUi.users().stream(mark).toList();
            assertThat(accounts).extracting(Account::email).doesNotHaveDuplicates();
            List<Key> keys =
                    liteLlm.keys().stream(KeyListQuery.builder().build()).toList();
            assertThat(keys.stream()
                            .filter(key -> key.userId() != null && key.userId().startsWith("u-")))
                    .hasSize(PEOPLE)
                    .extracting(Key::userId)
                    .doesNotHaveDuplicates();
        }
    }

    /** How many have an account with a connection that holds a key. */
    private long ready(OpenWebUiClient openWebUi) {
        return openWebUi.users().stream(mark)
                .filter(account -> account.email().startsWith(mark))
                .filter(account -> account.directConnections().all().stream()
                        .anyMatch(connection -> connection.key() != null && connection.enabled()))
                .count();
    }
}
