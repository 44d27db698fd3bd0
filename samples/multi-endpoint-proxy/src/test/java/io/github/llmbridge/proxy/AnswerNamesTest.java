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
                "{\"type\":\"message_start\",\"message\":{\"id\":1,\"model\":\"m\"}} | {\"type\":\"message_start\",\"message\":{\"id\":1,\"model\":@}}",
                "{\"session\":{\"audio\":{\"model\":\"m\"},\"model\":\"m\"}} | {\"session\":{\"audio\":{\"model\":\"m\"},\"model\":@}}",
                "[{\"model\":\"m\"}] | [{\"model\":\"m\"}]",
            })
    void nameIsPutInWhereverTheAnswerIsCut(String answer, String expected) {
        String wanted = expected.replace("@", JSON_NAME);
        assertWherever(false, answer, wanted);
        assertWherever(true, "data: " + answer + "\n\n", "data: " + wanted + "\n\n");
        assertWherever(true, "data:" + answer + "\r\n\r\n", "data:" + wanted + "\r\n\r\n");
        assertWherever(false, "\ndata: " + answer + "\n\n", "\ndata: " + wanted + "\n\n");
        assertWherever(true, answer + "\n" + answer, wanted + "\n" + wanted);
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

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "Two\n\n", ": two\n\n", "[1]\n\n"})
    void noEventMayFollowWhatIsNoStreamOfEvents(String text) {
        AnswerNames names = AnswerNames.ofText(NAME);
        names.pass(Buffer.buffer(text));

        assertThat(names.betweenEvents()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: [DONE]",
                "data:[DONE]\r\n\r\n",
                "data: {\"model\":\"m\"}\n\ndata: [DONE]\n",
                "event: response.completed\ndata: {\"response\":{},\"type\":\"response.completed\"}\n\n",
                "data: {\"type\" : \"response.failed\"}\r\n\r\n",
                "data: {\"type\":\"response.incomplete\"}\n\n",
                "data: {\"type\":\"message_stop\"}\n\n: ping",
                "data: {\"type\":\"transcript.text.done\",\"text\":\"\"}\n\n",
                "data: {\"type\":\"speech.audio.done\"}\n\n",
            })
    void lastEventIsKnownWhereverItIsCut(String stream) {
        for (int size = 1; size <= stream.length(); size++) {
            AnswerNames names = AnswerNames.ofEvents(NAME);
            for (int at = 0; at < stream.length(); at += size) {
                names.pass(Buffer.buffer(stream.substring(at, Math.min(stream.length(), at + size))));
            }

            assertThat(names.isWhole()).as("in chunks of %d", size).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: [DON",
                "data: \"[DONE]\"\n\n",
                ": [DONE]\n\n",
                "data: {\"content\":\"[DONE]\"}\n\n",
                "data: {\"type\":\"message_stop\"}\n",
                "data: {\"type\":\"response.completed.not\"}\n\n",
                "data: {\"delta\":{\"type\":\"message_stop\"},\"type\":\"content_block_delta\"}\n\n",
                "data: {\"type\":\"message_delta\",\"text\":\"message_stop\"}\n\n",
            })
    void otherEventIsNotTheLast(String stream) {
        AnswerNames names = AnswerNames.ofEvents(NAME);
        names.pass(Buffer.buffer(stream));

        assertThat(names.isWhole()).isFalse();
    }

    private static void assertWherever(boolean events, String answer, String expected) {
        byte[] bytes = Buffer.buffer(answer).getBytes();
        for (int size = 1; size <= bytes.length; size++) {
            AnswerNames names = events ? AnswerNames.ofEvents(NAME) : AnswerNames.ofText(NAME);
            Buffer out = Buffer.buffer();
            for (int at = 0; at < bytes.length; at += size) {
                out.appendBuffer(names.pass(Buffer.buffer().appendBytes(bytes, at, Math.min(size, bytes.length - at))));
            }
            assertThat(out.toString()).as("in chunks of %d", size).isEqualTo(expected);
        }
    }
}
