package io.github.llmbridge.saas;

import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What the backend runs on: servers and a database that the environment names, or stand-ins and a database of its own.
 * An application of yours has the first only.
 */
final class Surroundings implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Map<String, Object> properties = new HashMap<>();
    private final Deque<Closeable> own = new ArrayDeque<>();

    private Surroundings() {}

    static Surroundings of(Map<String, String> environment) throws IOException {
        Surroundings made = new Surroundings();
        if (!environment.containsKey("LITELLM_BASE_URL")) {
            made.standIns();
        }
        if (!environment.containsKey("DATABASE_URL")) {
            made.database();
        }
        return made;
    }

    private void standIns() {
        FakeLiteLlm liteLlm = FakeLiteLlm.builder().build();
        own.push(liteLlm::close);
        FakeOpenWebUi openWebUi = FakeOpenWebUi.builder().build();
        own.push(openWebUi::close);
        properties.put("LITELLM_BASE_URL", liteLlm.baseUrl().toString());
        properties.put("LITELLM_MASTER_KEY", liteLlm.masterKey());
        properties.put("OPENWEBUI_BASE_URL", openWebUi.baseUrl().toString());
        properties.put("OPENWEBUI_ADMIN_EMAIL", openWebUi.adminEmail());
        properties.put("OPENWEBUI_ADMIN_PASSWORD", openWebUi.adminPassword());
        // What the stand-ins know is forgotten at the end, so secrets may be, too.
        properties.put("LLMBRIDGE_SECRET", random());
        properties.put("WEBHOOK_SECRET", "whsec_" + random());
        properties.put("saas.demo", true);
    }

    private void database() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        own.push(postgres);
        properties.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        properties.put("DATABASE_USER", "postgres");
        properties.put("DATABASE_PASSWORD", "postgres");
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What the environment does not say. */
    Map<String, Object> properties() {
        return properties;
    }

    @Override
    public void close() throws IOException {
        while (!own.isEmpty()) {
            own.pop().close();
        }
    }
}
