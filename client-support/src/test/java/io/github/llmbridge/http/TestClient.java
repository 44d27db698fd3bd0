package io.github.llmbridge.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of no server in particular; its clock moves only by waiting. */
final class TestClient extends ClientBuilder<TestClient> {
    static final Secret TOKEN = Secret.of("sk-" + "0".repeat(20));

    final WaitingClock time = new WaitingClock();

    TestClient() {
        clock(time).sleeper(time).random(() -> 0L);
    }

    static Notes notes(TestServer server) {
        return new TestClient().baseUrl(server.url()).notes();
    }

    Notes notes() {
        return open().create(Notes.class, () -> TOKEN);
    }

    HttpApis open(String... problems) {
        return open(List.of(problems), TestClient::classify);
    }

    @Override
    protected TestClient self() {
        return this;
    }

    private static ApiException classify(ErrorResponse response) {
        Object message = response.json().getOrDefault("message", response.text());
        ErrorDetails details = response.details(text(response.json().get("type")), text(message));
        return switch (response.status()) {
            case 401 -> new UnauthorizedException(details);
            case 404 -> new NotFoundException(details);
            case 429 -> new RateLimitedException(details);
            case 500, 502, 503 -> new ServerErrorException(details);
            default -> new ApiException(details);
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
