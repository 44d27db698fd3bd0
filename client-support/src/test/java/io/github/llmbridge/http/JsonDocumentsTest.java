package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDocumentsTest {
    record Tier(String displayName, List<String> models) {}

    @Test
    void documentIsReadWithNamesInSnakeCase() throws Exception {
        assertThat(read("{\"display_name\":\"Gold\",\"models\":[\"a\"]}")).isEqualTo(new Tier("Gold", List.of("a")));
    }

    @Test
    void misspeltFieldIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> read("{\"display_name\":\"Gold\",\"modles\":[\"a\"]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("modles");
    }

    @Test
    void secondDocumentIsAnError() {
        assertThatThrownBy(() -> read("{\"display_name\":\"Gold\"} {}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void brokenDocumentIsAnError() {
        assertThatThrownBy(() -> read("{\"display_name\":")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nullIsNoDocument() {
        assertThatThrownBy(() -> read("null"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be an object, not null");
    }

    private static Tier read(String json) throws IOException {
        return JsonDocuments.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Tier.class);
    }
}
