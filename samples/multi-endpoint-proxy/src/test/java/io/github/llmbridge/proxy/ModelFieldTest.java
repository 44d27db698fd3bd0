package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFieldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"model\":\"a\",\"x\":1} | a | {\"model\":\"b\\\"ü\",\"x\":1}",
                "{ \"x\" : {\"model\":\"no\"} , \"model\" :  \"a\"  } | a | { \"x\" : {\"model\":\"no\"} , \"model\" :  \"b\\\"ü\"  }",
                "{\"ü\":\"ü€😀\",\"model\":\"\\u0061/ö\"} | a/ö | {\"ü\":\"ü€😀\",\"model\":\"b\\\"ü\"}",
                "{\"model\":\"first\",\"model\":\"a\"} | a | {\"model\":\"b\\\"ü\",\"model\":\"b\\\"ü\"}",
            })
    void onlyTheModelsNameIsReplaced(String body, String name, String replaced) throws IOException {
        ModelField field = ModelField.inJson(body.getBytes(StandardCharsets.UTF_8));

        assertThat(field.name()).isEqualTo(name);
        assertThat(joined(field, body, "b\"ü")).isEqualTo(replaced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{\"model\":\"a\"}]", "{\"model\":null}", "{\"model\":{\"model\":\"a\"}}", "1"})
    void bodyWithoutAModelHasNone(String body) throws IOException {
        assertThat(ModelField.inJson(body.getBytes(StandardCharsets.UTF_8)).name())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\":\"a\"", "{\"model\":\"a\"} x", "{\"model\":\"a\"}{}", "{model:1}", "nope"})
    void brokenJsonIsRefused(String body) {
        assertThatThrownBy(() -> ModelField.inJson(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void modelIsFoundInAForm() {
        String body = """
                preamble
                --xyz
                Content-Disposition: form-data; name="file"; filename="name=model"
                Content-Type: audio/wav

                \0\1binary --xy

                model
                --xyz
                content-disposition: form-data; name="model"

                whisper ü
                --xyz--
                """.replace("\n", "\r\n");
        ModelField field =
                MultipartBody.find("multipart/form-data; boundary=\"xyz\"", body.getBytes(StandardCharsets.UTF_8));

        assertThat(field.name()).isEqualTo("whisper ü");
        assertThat(joined(field, body, "b")).isEqualTo(body.replace("whisper ü", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--xyz",
                "--xyz--",
                "--xyz\r\nContent-Disposition: form-data; name=\"model\"",
                "--xyz\r\nContent-Disposition: form-data; name=\"models\"\r\n\r\na\r\n--xyz--",
                "--xyz\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n\r\n--xyz--",
            })
    void formWithoutAModelHasNone(String body) {
        assertThat(MultipartBody.find("multipart/form-data; boundary=xyz", body.getBytes(StandardCharsets.UTF_8))
                        .name())
                .isNull();
    }

    private static String joined(ModelField field, String body, String name) {
        Buffer whole = Buffer.buffer();
        field.replaceIn(Buffer.buffer(body), name).forEach(whole::appendBuffer);
        return whole.toString();
    }
}
