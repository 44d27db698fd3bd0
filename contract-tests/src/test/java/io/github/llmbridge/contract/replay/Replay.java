package io.github.llmbridge.contract.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Sends what was recorded to two other servers, one request after the other, at the hours of the recording. */
final class Replay {
    private static final String BESIDE = "beside another call";

    private final Pair servers;
    private final Consumer<Instant> clock;
    private final Dictionary dictionary = new Dictionary();
    private final Findings findings = new Findings();

    /**
     * Of servers that nobody has used yet.
     *
     * @param clock is told the time before each request
     */
    Replay(Pair servers, Consumer<Instant> clock) {
        this.servers = servers;
        this.clock = clock;
    }

    Findings of(Recording recording) {
        List<Exchange> exchanges = recording.exchanges();
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange exchange = exchanges.get(i);
            if (!exchange.isOfOpenWebUi()) {
                replay(exchange, i, isBeside(exchanges, i));
            }
        }
        return findings;
    }

    private void replay(Exchange real, int number, boolean beside) {
        // What a call makes is dated by its end: hashing a password takes a second.
        long time = real.method().equals("GET") ? real.started() : real.ended();
        clock.accept(Instant.EPOCH.plus(time, ChronoUnit.MICROS));
        Exchange standIn = sent(real);
        dictionary.sent(real);
        if (real.status() < 300 && standIn.status() < 300) {
            dictionary.learn(Reading.json(real), Reading.json(standIn));
        }
        List<Difference> differences = Comparison.of(real, standIn, dictionary);
        // Which of the two came first is not known.
        findings.add(
                real,
                number,
                beside && !differences.isEmpty()
                        ? List.of(new Difference(differences.get(0).route(), BESIDE, "-", "-"))
                        : differences);
    }

    /** Whether another call, one of them a write, was under way at the same server. */
    private static boolean isBeside(List<Exchange> exchanges, int number) {
        Exchange exchange = exchanges.get(number);
        return IntStream.range(0, exchanges.size())
                .filter(other -> other != number)
                .mapToObj(exchanges::get)
                .filter(other -> other.server() == exchange.server() && other.overlaps(exchange))
                .anyMatch(other ->
                        !other.method().equals("GET") || !exchange.method().equals("GET"));
    }

    private Exchange sent(Exchange real) {
        URI address = servers.address(real.server());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request(real, address).getBytes(StandardCharsets.UTF_8));
            out.flush();
            HttpMessage answer = HttpMessage.answer(
                    new BufferedInputStream(socket.getInputStream()), OutputStream.nullOutputStream(), real.method());
            Map<String, String> received = new TreeMap<>();
            answer.headers().forEach((name, value) -> received.put(name.toLowerCase(Locale.ROOT), value));
            return real.answered(answer.status(), received, servers.named(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String request(Exchange real, URI address) {
        String body = translated(real.body());
        StringBuilder request = new StringBuilder(real.method())
                .append(' ')
                .append(translated(real.target()))
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.getAuthority())
                .append("\r\nConnection: close\r\nContent-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n");
        real.sent()
                .forEach((name, value) -> request.append(name)
                        .append(": ")
                        .append(translated(value))
                        .append("\r\n"));
        return request.append("\r\n").append(body).toString();
    }

    private String translated(String text) {
        return servers.valued(dictionary.translated(text));
    }
}
