package io.github.llmbridge.contract.replay;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A port before one server that hands on every byte, and tells each exchange when it has ended. */
final class Tap implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final Phaser underWay = new Phaser(1);
    private final Exchange.Product product;
    private final URI server;
    private final Consumer<Exchange> listener;
    private final ServerSocket socket;

    Tap(Exchange.Product product, URI server, Consumer<Exchange> listener) throws IOException {
        this.product = product;
        this.server = server;
        this.listener = listener;
        socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            // The answer is with the client before the exchange is told.
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), 5, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            // What is still under way is not told.
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                start(() -> serve(client));
            } catch (IOException closed) {
                // The loop ends.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedInputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = new BufferedOutputStream(client.getOutputStream());
            while (isThereMore(in) && exchange(in, out)) {}
        } catch (IOException gone) {
            // The client has left, or the server has: the other side is told by the end of its connection.
        }
    }

    private static boolean isThereMore(BufferedInputStream in) throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    /** A connection of its own for each, since the server ends idle ones; whether the client's goes on. */
    private boolean exchange(BufferedInputStream in, OutputStream out) throws IOException {
        underWay.register();
        try {
            return handOn(in, out);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private boolean handOn(BufferedInputStream in, OutputStream out) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            upstream.setTcpNoDelay(true);
            HttpMessage request = HttpMessage.request(in, new BufferedOutputStream(upstream.getOutputStream()));
            long started = now();
            Leaving toClient = new Leaving(out);
            HttpMessage answer =
                    HttpMessage.answer(new BufferedInputStream(upstream.getInputStream()), toClient, request.method());
            listener.accept(new Exchange(
                    product,
                    started,
                    toClient.began,
                    request.method(),
                    request.target(),
                    lowerCase(request.headers()),
                    request.body(),
                    answer.status(),
                    lowerCase(answer.headers()),
                    answer.body()));
            return !toClient.left && !answer.header("Connection").equalsIgnoreCase("close");
        }
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> names = new TreeMap<>();
        headers.forEach((name, value) -> names.put(name.toLowerCase(Locale.ROOT), value));
        return names;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tap");
        thread.setDaemon(true);
        thread.start();
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** A client that has left does not keep us from reading the answer to its end. */
    private static final class Leaving extends OutputStream {
        private final OutputStream out;
        private boolean left;
        /** What the client does next must count as later than this. */
        private long began;

        Leaving(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int next) {
            write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (began == 0) {
                began = now();
            }
            try {
                out.write(bytes, from, length);
            } catch (IOException gone) {
                left = true;
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException gone) {
                left = true;
            }
        }
    }
}
