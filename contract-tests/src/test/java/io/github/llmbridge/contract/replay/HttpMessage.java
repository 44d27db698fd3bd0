package io.github.llmbridge.contract.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A request or an answer of HTTP/1.1.
 *
 * @param start its first line
 * @param headers by name, whatever its case
 * @param body without the framing of its transfer, and unpacked
 */
record HttpMessage(String start, Map<String, String> headers, String body) {
    /** Reads a request, and hands on each byte as it came. */
    static HttpMessage request(BufferedInputStream in, OutputStream copy) throws IOException {
        return new Reading(in, copy).message(false, true);
    }

    /** Reads the answer to a request of this method, and hands on each byte as soon as it came. */
    static HttpMessage answer(InputStream in, OutputStream copy, String method) throws IOException {
        return new Reading(in, copy).message(true, !method.equals("HEAD"));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String method() {
        return start.split(" ", 3)[0];
    }

    String target() {
        return start.split(" ", 3)[1];
    }

    int status() {
        return Integer.parseInt(start.split(" ", 3)[1]);
    }

    private record Reading(InputStream in, OutputStream copy) {
        HttpMessage message(boolean isAnswer, boolean mayHaveBody) throws IOException {
            String start = line();
            Map<String, String> headers = headers();
            copy.flush();
            boolean bodiless = !mayHaveBody || isAnswer && (start.contains(" 204 ") || start.contains(" 304 "));
            byte[] body = bodiless ? new byte[0] : body(headers, isAnswer);
            copy.flush();
            return new HttpMessage(start, headers, text(body, headers.getOrDefault("Content-Encoding", "")));
        }

        private Map<String, String> headers() throws IOException {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.merge(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip(),
                        (first, next) -> first + ", " + next);
            }
            return headers;
        }

        private byte[] body(Map<String, String> headers, boolean endsWithConnection) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            String length = headers.get("Content-Length");
            if (headers.getOrDefault("Transfer-Encoding", "")
                    .toLowerCase(Locale.ROOT)
                    .contains("chunked")) {
                for (int size = chunkSize(); size > 0; size = chunkSize()) {
                    body.writeBytes(bytes(size));
                    line();
                    copy.flush();
                }
                headers();
            } else if (length != null) {
                body.writeBytes(bytes(Integer.parseInt(length)));
            } else if (endsWithConnection) {
                for (int next = in.read(); next >= 0; next = in.read()) {
                    body.write(next);
                    copy.write(next);
                }
            }
            return body.toByteArray();
        }

        private int chunkSize() throws IOException {
            return Integer.parseInt(line().split(";", -1)[0].strip(), 16);
        }

        private byte[] bytes(int size) throws IOException {
            byte[] bytes = in.readNBytes(size);
            copy.write(bytes);
            if (bytes.length < size) {
                throw new EOFException("the message broke off");
            }
            return bytes;
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the message broke off");
                }
                line.write(next);
            }
            line.write('\n');
            line.writeTo(copy);
            return line.toString(StandardCharsets.UTF_8).stripTrailing();
        }

        private static String text(byte[] body, String encoding) throws IOException {
            if (!encoding.equals("gzip") || body.length == 0) {
                return new String(body, StandardCharsets.UTF_8);
            }
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
