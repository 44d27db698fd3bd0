package io.github.llmbridge.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One connection of HTTP/1.1: call after call, each answered before the next is read. */
final class Connection {
    /** As uvicorn does, on which both real servers run. */
    private static final int IDLE_MILLIS = 5_000;

    private static final int STALLED_MILLIS = 60_000;

    private final Socket socket;
    private final Answering answering;
    private final RequestReader reader;
    private final OutputStream out;

    Connection(Socket socket, Answering answering) throws IOException {
        this.socket = socket;
        this.answering = answering;
        socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
        this.reader = new RequestReader(new BufferedInputStream(socket.getInputStream()), out);
    }

    /** Until the client leaves, is idle for too long, or the connection is to be cut. */
    void serve() throws IOException, InterruptedException {
        while (isThereMore()) {
            Call call = reader.read();
            if (call == null) {
                write("", new Reply(400, "text/plain; charset=utf-8", "Invalid HTTP request received.", Map.of()));
                return;
            }
            Reply reply = answering.answer(call);
            if (reply == null) {
                return;
            }
            write(call.method(), reply);
            if ("close".equalsIgnoreCase(call.header("Connection"))) {
                return;
            }
        }
    }

    private boolean isThereMore() throws IOException {
        socket.setSoTimeout(IDLE_MILLIS);
        try {
            return reader.isThereMore();
        } catch (SocketTimeoutException idle) {
            return false;
        } finally {
            socket.setSoTimeout(STALLED_MILLIS);
        }
    }

    /** Head and body leave in one piece. */
    private void write(String method, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        boolean bodiless = reply.status() == 204 || reply.status() == 304;
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(reply.status())
                .append(reply.status() < 400 ? " OK\r\n" : " Error\r\n");
        if (!reply.contentType().isEmpty()) {
            head.append("Content-Type: ").append(reply.contentType()).append("\r\n");
        }
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (!bodiless) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (!bodiless && !method.equals("HEAD")) {
            all.writeBytes(body);
        }
        all.writeTo(out);
        out.flush();
    }
}
