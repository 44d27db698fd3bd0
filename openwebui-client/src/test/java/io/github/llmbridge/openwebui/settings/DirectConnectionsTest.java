package io.github.llmbridge.openwebui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectConnectionsTest {
    private final DirectConnection a = connection("a");
    private final DirectConnection b = connection("b");
    private final DirectConnection c = connection("c");
    private final DirectConnections list = new DirectConnections(
            List.of(a, b), Map.of("by url", Map.of()), Map.of("unknown", 1), List.of("a problem"));

    @Test
    void addsAtTheEndAndKeepsTheRest() {
        DirectConnections changed = list.add(c);

        assertThat(changed.all()).containsExactly(a, b, c);
        assertThat(changed.otherConfigs()).isEqualTo(list.otherConfigs());
        assertThat(changed.otherFields()).isEqualTo(list.otherFields());
        assertThat(list.all()).containsExactly(a, b);
    }

    @Test
    void updatesOnlyTheFirstThatFitsInItsPlace() {
        DirectConnections changed = list.update(connection -> true, connection -> c);

        assertThat(changed.all()).containsExactly(c, b);
    }

    @Test
    void updatesNothingIfNoneFits() {
        assertThat(list.update(connection -> false, connection -> c)).isEqualTo(list);
    }

    @Test
    void removesAllThatFit() {
        assertThat(list.add(a).remove(a::equals).all()).containsExactly(b);
        assertThat(list.remove(c::equals)).isEqualTo(list);
    }

    @Test
    void findsTheFirst() {
        assertThat(list.find(connection -> true)).contains(a);
        assertThat(list.find(c::equals)).isEmpty();
    }

    @Test
    void isReadFromAnAccountsSettings() {
        assertThat(DirectConnections.in(null)).isEqualTo(DirectConnections.none());
        assertThat(DirectConnections.in(Map.of())).isEqualTo(DirectConnections.none());
        assertThat(DirectConnections.in(Map.of("ui", Map.of("directConnections", DirectConnectionsCodec.encode(list))))
                        .all())
                .containsExactly(a, b);
        assertThatThrownBy(() -> DirectConnections.in(Map.of("ui", "text")))
                .isInstanceOf(MalformedSettingsException.class)
                .hasMessage("ui is not an object");
    }

    private static DirectConnection connection(String name) {
        return DirectConnection.of("https://" + name + ".example.com", Secret.of("key-" + name));
    }
}
