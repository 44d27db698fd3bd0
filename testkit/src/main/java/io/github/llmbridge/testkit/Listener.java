package io.github.llmbridge.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port on the loopback address, and the connections to it. It needs no library, so that none of an application's can be of
 * the wrong version; the JDK's own server is no choice, since on Java 17 each of its answers waits 40 ms for the client.
 */
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final ServerSocket socket;
    private final Answering answering;
    private final Thread accepting;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** Listens at once; port 0 takes any free one. */
    Listener(int port, Answering answering) throws IOException {
        this.answering = answering;
        socket = new ServerSocket();
        // Else the connections of a first run keep a restart from that port.
        socket.setReuseAddress(true);
        socket.bind(
                new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port), BACKLOG);
        accepting = start(this::accept, "stand-in-" + port());
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Stops listening and cuts every connection. */
    @Override
    public void close() {
        closeQuietly(socket);
        connections.forEach(Listener::closeQuietly);
        try {
            // The port is free only after this thread has let go of it.
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                if (socket.isClosed()) {
                    connection.close();
                }
                start(() -> serve(connection), "stand-in-" + port() + "-" + connection.getPort());
            } catch (IOException closed) {
                // Then the loop ends; else the next client may have more luck.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            new Connection(connection, answering).serve();
        } catch (IOException gone) {
            // The client has left, or the stand-in was stopped.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    /** A stand-in that nobody closes keeps no process alive. */
    private static Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception goneAlready) {
            // Closed is all that it should be.
        }
    }
}
