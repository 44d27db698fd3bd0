package io.github.llmbridge.saas.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void whatIsPutInIsEscapedAndPiecesAreNot() {
        Html piece = Html.of("<b>{}</b>", "<script>\"'&{}");
        assertThat(Html.of("<p title=\"{}\">{}</p>", "\" onclick=\"", piece))
                .hasToString("<p title=\"&quot; onclick=&quot;\"><b>&lt;script&gt;&quot;&#39;&amp;{}</b></p>");
    }

    @Test
    void placesAndValuesMustMatch() {
        assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
