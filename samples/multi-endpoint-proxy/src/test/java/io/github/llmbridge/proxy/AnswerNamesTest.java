package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerNamesTest {
    private static final String NAME = "Größe \"S\"";
    private static final String JSON_NAME = "\"Größe \\\"S\\\"\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":\"1\",\"model\":\"m\",\"choices\":[]} | {\"id\":\"1\",\"model\":@,\"choices\":[]}",
                "{ \"model\" : \"a\\\"b\\\\\" } | { \"model\" : @ }",
                "{\"model\":null,\"x\":\"model\",\"y\":[\"model\",\"z\"]} | {\"model\":null,\"x\":\"model\",\"y\":[\"model\",\"z\"]}",
                "{\"choices\":[{\"model\":\"m\"}],\"a\":{\"model\":\"m\"},\"model\":\"\"} | {\"choices\":[{\"model\":\"m\"}],\"a\":{\"model\":\"m\"},\"model\":@}",
                "{\"type\":\"response.created\",\"response\":{\"id\":1,\"model\":\"m\",\"t\":{\"model\":\"m\"}}} | {\"type\":\"response.created\",\"response\":{\"id\":1,\"model\":@,\"t\":{\"model\":\"m\"}}}",
                "{\"text\":\"say \\\"model\\\":\\\"m\\\" {\",\"model\":\"m\"} | {\"text\":\"say \\\"model\\\":\\\"m\\\" {\",\"model\":@}",
                "[{\"model\":\"m\"}] | [{\"model\":\"m\"}]",
            })
    void nameIsPutInWhereverTheAnswerIsCut(String answer, String expected) {
        String wanted = expected.replace("@", JSON_NAME);
        assertWherever(false, answer, wanted);
        assertWherever(true, "data: " + answer + "\n\n", "data: " + wanted + "\n\n");
        assertWherever(true, "data:" + answer + "\r\n\r\n", "data:" + wanted + "\r\n\r\n");
    }

    @Test
    void everyEventIsTreatedAndEverythingElseLeftAlone() {
        String stream = """
                : ping {"model":@}

                event: x
                data: {"model":@}

                data: {"a":1,
                data: "model":@}

                id: "model"
                data: [1

                data: {"model":@}

                data: [DONE]

                """;
        assertWherever(
                true,
                stream.replace("@", "\"m\""),
                stream.replace("@", JSON_NAME).replace(": ping {\"model\":" + JSON_NAME, ": ping {\"model\":\"m\""));
    }

    @Test
    void chunkInWhichNothingIsReplacedIsHandedOnAsItIs() {
        AnswerNames names = AnswerNames.ofEvents(NAME);
        Buffer chunk = Buffer.buffer("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n");

        assertThat(names.pass(chunk)).isSameAs(chunk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: {\"model\":\"m\"}\n\n", "data: x\r\n\r\n", ": ping\n\n", "data: {\n\n"})
    void eventMayFollowAWholeOne(String stream) {
        AnswerNames names = AnswerNames.ofEvents(NAME);
        names.pass(Buffer.buffer(stream));

        assertThat(names.betweenEvents()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "data: {\"model\":\"m", "data: {}\n", "data: {}\r\n", "data: {}\r\n\r\ndata:"})
    void noEventMayFollowABrokenOne(String stream) {
        AnswerNames names = AnswerNames.ofEvents(NAME);
        names.pass(Buffer.buffer(stream));

        assertThat(names.betweenEvents()).isFalse();
    }

    private static void assertWherever(boolean events, String answer, String expected) {
        byte[] bytes = Buffer.buffer(answer).getBytes();
        for (int size = 1; size <= bytes.length; size++) {
            AnswerNames names = events ? AnswerNames.ofEvents(NAME) : AnswerNames.ofDocument(NAME);
            Buffer out = Buffer.buffer();
            for (int at = 0; at < bytes.length; at += size) {
                out.appendBuffer(names.pass(Buffer.buffer().appendBytes(bytes, at, Math.min(size, bytes.length - at))));
            }
            assertThat(out.toString()).as("in chunks of %d", size).isEqualTo(expected);
        }
    }
}
