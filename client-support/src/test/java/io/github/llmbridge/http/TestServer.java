package io.github.llmbridge.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** Gives the answers it was told, the last one again and again, and remembers what it was asked. */
final class TestServer implements AutoCloseable {
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile List<MockResponse> answers = List.of(json(200, "{}"));

    TestServer() {
        this(0);
    }

    TestServer(int port) {
        SERVER_LOG.setLevel(Level.WARNING);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            server.start(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static MockResponse status(int status) {
        return json(status, "{\"message\":\"no\"}");
    }

    static MockResponse page(int status) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .body("<!doctype html><title>Welcome</title>")
                .build();
    }

    /** Takes the request and cuts the connection. */
    static MockResponse lost() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    TestServer answers(MockResponse... inTurn) {
        answers = List.of(inTurn);
        requests.clear();
        return this;
    }

    String url() {
        return "http://" + server.getHostName() + ":" + server.getPort();
    }

    int port() {
        return server.getPort();
    }

    List<RecordedRequest> requests() {
        return requests;
    }

    RecordedRequest lastRequest() {
        return requests.get(requests.size() - 1);
    }

    String lastBody() {
        return lastRequest().getBody() == null ? "" : lastRequest().getBody().utf8();
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        requests.add(request);
        return answers.get(Math.min(requests.size(), answers.size()) - 1);
    }
}
