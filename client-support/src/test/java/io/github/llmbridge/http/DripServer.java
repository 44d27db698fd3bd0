package io.github.llmbridge.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Answers one call with server-sent events, part by part as the test says. */
final class DripServer implements AutoCloseable {
    private final ServerSocket socket;
    private final CompletableFuture<Socket> caller = new CompletableFuture<>();
    private int calls;

    DripServer() throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "drip-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    String url() {
        return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    int calls() {
        return calls;
    }

    private void accept() {
        try {
            Socket accepted = socket.accept();
            calls++;
            byte[] end = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
            for (int matched = 0; matched < end.length; ) {
                int next = accepted.getInputStream().read();
                matched = next == end[matched] ? matched + 1 : next == end[0] ? 1 : 0;
            }
            write(accepted, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n");
            caller.complete(accepted);
        } catch (IOException e) {
            caller.completeExceptionally(e);
        }
    }

    void send(String text) throws IOException {
        write(caller.join(), text);
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }

    /** Ends the answer. */
    void end() throws IOException {
        caller.join().close();
    }

    /** Waits until the caller has gone. */
    void awaitCallersEnd() throws IOException {
        InputStream in = caller.join().getInputStream();
        try {
            while (in.read() >= 0) {
                // What is left of the request.
            }
        } catch (IOException reset) {
            // Gone, too.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
