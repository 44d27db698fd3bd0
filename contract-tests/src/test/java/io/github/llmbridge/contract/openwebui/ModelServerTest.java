package io.github.llmbridge.contract.openwebui;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.connections.AdminConnection;
import io.github.llmbridge.openwebui.connections.AdminConnections;
import io.github.llmbridge.openwebui.models.AvailableModel;
import io.github.llmbridge.openwebui.models.UserModels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server with one connection of the administrator, to a model server that has two models. */
abstract class ModelServerTest extends SiteTest {
    private static final Duration LONGEST_CACHE = Duration.ofSeconds(10);

    static final Secret UPSTREAM_KEY = Secret.of("upstream-key");

    String model;
    String other;
    ModelServer modelServer;
    private Map<String, Object> before;

    @BeforeEach
    void connect() {
        model = ServerLine.unique("model");
        other = ServerLine.unique("other");
        modelServer = new ModelServer(model, other);
        modelServer.answerChats(200, ModelServer.completion("hello"));
        before = site.behind.connections().listAnswer();
        connect(AdminConnection.of(modelServer.url(), UPSTREAM_KEY));
    }

    @AfterEach
    void disconnect() {
        site.behind.connections().replaceAnswer(before);
        site.behind.models().delete(model);
        site.behind.models().delete(other);
        modelServer.close();
    }

    /** The one connection, once its models are listed: 0.6.30 keeps one list for all callers for a second. */
    void connect(AdminConnection connection) {
        site.behind.connections().replace(new AdminConnections(true, List.of(connection), Map.of()));
        String prefix = connection.config().get("prefix_id") + ".";
        String listed = prefix.equals(".") ? model : prefix + model;
        boolean named = connection.config().get("model_ids") instanceof List<?> ids && !ids.isEmpty();
        await(ids -> ids.contains(listed) && !(named && ids.contains(other)));
    }

    private void await(Predicate<List<String>> wanted) {
        Waiting.until(LONGEST_CACHE, Duration.ofMillis(100), () -> wanted.test(ids(site.behind.models())));
    }

    static List<String> ids(UserModels models) {
        return models.available().stream().map(AvailableModel::id).toList();
    }
}
