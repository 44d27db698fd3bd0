package io.github.llmbridge.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void allIsSentAsAnEmptyList() throws Exception {
        assertThat(json.writeValueAsString(Models.all())).isEqualTo("[]");
        assertThat(Models.all().isAll()).isTrue();
        assertThat(Models.all().names()).isEmpty();
    }

    @Test
    void namedModelsAreSentInTheOrderGiven() throws Exception {
        assertThat(json.writeValueAsString(Models.of("b", "a"))).isEqualTo("[\"b\",\"a\"]");
        assertThat(Models.of("b", "a").isAll()).isFalse();
    }

    @Test
    void nameGivenTwiceCountsOnce() {
        assertThat(Models.of("a", "b", "a").names()).containsExactly("a", "b");
    }

    @Test
    void noModelIsRefusedBecauseItWouldMeanAll() {
        assertThatThrownBy(() -> Models.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("models")
                .hasMessageContaining("Models.all()");
        assertThatThrownBy(Models::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blankNameIsRefused() {
        assertThatThrownBy(() -> Models.of("a", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("models must not be blank");
    }

    @Test
    void emptyListOfAnAnswerIsAll() throws Exception {
        assertThat(json.readValue("[]", Models.class)).isEqualTo(Models.all());
        assertThat(json.readValue("[\"a\"]", Models.class)).isEqualTo(Models.of("a"));
    }

    @Test
    void whatAllowsTheSameIsEqualWhateverTheOrder() {
        assertThat(Models.of("a", "b"))
                .isEqualTo(Models.of("b", "a"))
                .hasSameHashCodeAs(Models.of("b", "a"))
                .isNotEqualTo(Models.of("a"))
                .isNotEqualTo(Models.all());
    }

    @Test
    void laterChangesOfTheGivenListDoNotCount() {
        List<String> names = new ArrayList<>(List.of("a"));
        Models models = Models.of(names);
        names.clear();

        assertThat(models.names()).containsExactly("a");
        assertThatThrownBy(() -> models.names().add("b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void textSaysWhatIsAllowed() {
        assertThat(Models.all()).hasToString("all models");
        assertThat(Models.of("a", "b")).hasToString("[a, b]");
    }
}
