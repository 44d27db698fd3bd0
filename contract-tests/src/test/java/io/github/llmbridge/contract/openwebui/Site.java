package io.github.llmbridge.contract.openwebui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** One line's Open WebUI: the client under test on a noted wire, and another client behind its back. */
final class Site implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    final ServerLine line;
    final Wire wire = new Wire();
    final OpenWebUiClient client;
    final OpenWebUiClient behind;
    final Wire wireBehind = new Wire();
    private final List<String> added = new CopyOnWriteArrayList<>();

    Site(ServerLine line) {
        this.line = line;
        this.client = wire.openWebUi(line);
        this.behind = wireBehind.openWebUi(line);
    }

    /** An account with all that a test may need of it. */
    record Person(String id, String email, Secret password, Secret token) {
        Account asAccount() {
            return new Account(id, email, "Ada", Role.USER, null, null, null, null, Map.of());
        }
    }

    Person newPerson() {
        return newPerson(ServerLine.unique("u") + "@example.com", Role.USER);
    }

    Person newPerson(String email, Role role) {
        Secret password = newPassword();
        Session session = add(email, password, role);
        return new Person(session.id(), session.email(), password, session.token());
    }

    Session add(String email, Secret password, Role role) {
        return add(new AddAccountRequest("Ada", email, password, role));
    }

    Session add(AddAccountRequest request) {
        Session session = client.auths().add(request);
        added.add(session.id());
        return session;
    }

    static Secret newPassword() {
        return Secret.of(UUID.randomUUID().toString());
    }

    /** The person's view through the client under test. */
    OpenWebUiUser as(Person person) {
        return client.as(person.token());
    }

    Account account(Person person) {
        return account(person.email());
    }

    Account account(String email) {
        return behind.users().findByEmail(email).orElseThrow();
    }

    /** What is stored, read by another client. */
    Map<String, Object> stored(Person person) {
        return behind.as(person.token()).settings().get();
    }

    /** Writes settings as another client of the same person would, such as an open page. */
    void store(Person person, String settings) {
        behind.as(person.token()).settings().update(json(settings));
    }

    static Map<String, Object> json(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        added.forEach(id -> behind.users().delete(id));
        wire.close();
        wireBehind.close();
    }
}
