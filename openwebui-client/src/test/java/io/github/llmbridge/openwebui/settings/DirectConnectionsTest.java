package io.github.llmbridge.openwebui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectConnectionsTest {
    private static final ConnectionProblem PROBLEM =
            ConnectionProblem.of(ConnectionProblem.Kind.NO_KEY, "OPENAI_API_KEYS[1]", "is missing");

    private final DirectConnection a = connection("a");
    private final DirectConnection b = connection("b");
    private final DirectConnection c = connection("c");
    private final DirectConnections list =
            new DirectConnections(List.of(a, b), Map.of("by url", Map.of()), Map.of("unknown", 1), List.of(PROBLEM));

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
        assertThat(list.remove(a::equals).all()).containsExactly(b);
        assertThat(list.remove(connection -> true).all()).isEmpty();
        assertThat(list.remove(c::equals)).isEqualTo(list);
    }

    @Test
    void findsTheFirst() {
        assertThat(list.find(connection -> true)).contains(a);
        assertThat(list.find(c::equals)).isEmpty();
    }

    @Test
    void putsAConnectionInThePlaceOfTheOneItIs() {
        DirectConnection renewed = a.withKey(Secret.of("renewed"));

        assertThat(list.put(renewed).all()).containsExactly(renewed, b);
        assertThat(list.put(c).all()).containsExactly(a, b, c);
        assertThat(list.replace(b.identity(), c).all()).containsExactly(a, c);
        assertThat(list.replace(c.identity(), c)).isEqualTo(list);
    }

    @Test
    void findsSwitchesRemovesAndMovesByIdentity() {
        assertThat(list.find(b.identity())).contains(b);
        assertThat(list.find(b.managedBy("us").identity())).isEmpty();
        assertThat(list.enable(b.identity(), false).all()).containsExactly(a, b.withEnabled(false));
        assertThat(list.remove(a.identity()).all()).containsExactly(b);
        assertThat(list.move(b.identity(), 0).all()).containsExactly(b, a);
        assertThat(list.move(a.identity(), 99).all()).containsExactly(b, a);
        assertThat(list.move(c.identity(), 0)).isEqualTo(list);
        assertThatThrownBy(() -> list.move(a.identity(), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("place");
    }

    @Test
    void holdsNoConnectionTwice() {
        DirectConnection again = a.withKey(Secret.of("another"));

        assertThatThrownBy(() -> list.add(again))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connections: two have the same url");
        assertThatThrownBy(() -> DirectConnections.of(List.of(a.managedBy("us"), again.managedBy("us"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connections: two have the same url and are managed by us");
        assertThatThrownBy(() -> list.update(b::equals, found -> again)).isInstanceOf(IllegalArgumentException.class);
        assertThat(list.add(again.managedBy("us")).all()).hasSize(3);
    }

    @Test
    void livesWithTwinsThatTheUserStored() {
        DirectConnections stored =
                new DirectConnections(List.of(a, a.withKey(Secret.of("b"))), Map.of(), Map.of(), List.of());

        assertThat(stored.add(c).all()).hasSize(3);
        assertThat(stored.enable(a.identity(), false).all()).hasSize(2);
    }

    @Test
    void isRepairedOnlyWhenAsked() {
        assertThat(list.add(c).problems()).containsExactly(PROBLEM);
        assertThat(list.repaired().problems()).isEmpty();
        assertThat(list.repaired().all()).isEqualTo(list.all());
    }

    @Test
    void tellsWhoseModelsMayClash() {
        assertThat(list.prefixClashes()).containsExactly(new PrefixClash("", a, b, List.of()));
        assertThat(list.enable(a.identity(), false).prefixClashes()).isEmpty();
        assertThat(list.update(a::equals, found -> found.withPrefixId("a")).prefixClashes())
                .isEmpty();

        DirectConnection x = a.withModelIds(List.of("gpt-4o", "gpt-4o-mini"));
        DirectConnection y = b.withModelIds(List.of("gpt-4o"));
        assertThat(DirectConnections.of(List.of(x, y)).prefixClashes())
                .containsExactly(new PrefixClash("", x, y, List.of("gpt-4o")));
        assertThat(DirectConnections.of(List.of(x, b.withModelIds(List.of("other"))))
                        .prefixClashes())
                .isEmpty();
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
