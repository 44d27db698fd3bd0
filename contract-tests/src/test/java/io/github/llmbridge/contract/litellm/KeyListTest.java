package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.FINDS_PARTS_OF_ALIASES;
import static io.github.llmbridge.contract.LiteLlmBehaviour.FINDS_WHOLE_ALIASES_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeyListQueryBuilder;
import io.github.llmbridge.litellm.keys.KeyPage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryLine
@ReadsEverybody
class KeyListTest extends LiteLlmContract {
    private final String userId = ServerLine.unique("user");

    private List<KeyHash> makeKeys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> KeyHash.of(make(keyFor(Models.all()).userId(userId))))
                .toList();
    }

    private KeyListQueryBuilder ofTheUser() {
        return KeyListQuery.builder().userId(userId);
    }

    @Test
    void theDefaultPageHasTenKeys() {
        makeKeys(11);

        KeyPage page = client.keys().list(ofTheUser().build());

        assertThat(page.keys()).hasSize(10);
        assertThat(page.totalCount()).isEqualTo(11);
        assertThat(page.currentPage()).isEqualTo(1);
        assertThat(page.totalPages()).isEqualTo(2);
    }

    @Test
    void pagesHoldEveryKeyExactlyOnce() {
        List<KeyHash> made = makeKeys(25);

        List<KeyHash> listed = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            KeyPage page = client.keys().list(ofTheUser().page(number).size(10).build());
            assertThat(page.keys()).hasSize(number < 3 ? 10 : 5);
            assertThat(page.totalCount()).isEqualTo(25);
            assertThat(page.currentPage()).isEqualTo(number);
            assertThat(page.totalPages()).isEqualTo(3);
            page.keys().forEach(key -> listed.add(key.token()));
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
        assertThat(client.keys().list(ofTheUser().page(4).size(10).build()).keys())
                .isEmpty();
    }

    @Test
    void theStreamHoldsEveryKeyExactlyOnceOverSeveralPages() {
        List<KeyHash> made = makeKeys(103);
        wire.clear();

        assertThat(client.keys().stream(ofTheUser().build()))
                .extracting(Key::token)
                .containsExactlyInAnyOrderElementsOf(made);
        assertThat(wire.exchanges()).hasSize(2);
    }

    @Test
    void theStreamReadsNoMoreThanItsUserTakes() {
        makeKeys(2);
        wire.clear();

        assertThat(client.keys().stream(ofTheUser().build()).limit(1)).hasSize(1);
        assertThat(wire.exchanges()).hasSize(1);
    }

    @Test
    void rowsComeWithTheirFields() {
        makeKeys(1);

        Key row = client.keys().stream(ofTheUser().build()).toList().get(0);
        Key info = client.keys().info(row.token());

        assertThat(row.keyAlias()).isEqualTo(info.keyAlias());
        assertThat(row.keyName()).isEqualTo(info.keyName());
        assertThat(row.userId()).isEqualTo(userId);
        assertThat(row.models()).isEqualTo(info.models());
    }

    @Test
    void oneKeyIsFoundByItsAliasOrItsHash() {
        KeyHash key = makeKeys(3).get(1);
        String alias = client.keys().info(key).keyAlias();

        assertThat(client.keys().stream(KeyListQuery.builder().keyAlias(alias).build()))
                .extracting(Key::token)
                .containsExactly(key);
        assertThat(client.keys().stream(KeyListQuery.builder().keyHash(key).build()))
                .extracting(Key::token)
                .containsExactly(key);
        String part = alias.substring(1);
        boolean parts = line.does(FINDS_PARTS_OF_ALIASES) && !line.does(FINDS_WHOLE_ALIASES_AGAIN);
        assertThat(client.keys().stream(KeyListQuery.builder().keyAlias(part).build()))
                .hasSize(parts ? 1 : 0);
        assertThat(client.keys().findByAlias(part)).isEmpty();
    }

    @Test
    void anAliasIsFoundAmongThoseThatContainIt() {
        String alias = ServerLine.unique("key");
        make(keyFor(Models.all()).keyAlias("a-" + alias));
        Secret key = make(keyFor(Models.all()).keyAlias(alias));
        make(keyFor(Models.all()).keyAlias(alias + "-2"));

        assertThat(client.keys().findByAlias(alias)).map(Key::token).hasValue(KeyHash.of(key));
    }

    @Test
    void aTeamsKeysAreListedByTheTeam() {
        String teamId = ServerLine.unique("team");
        KeyHash key = KeyHash.of(make(keyFor(Models.all()).teamId(teamId)));
        makeKeys(1);

        assertThat(client.keys().stream(KeyListQuery.builder().teamId(teamId).build()))
                .extracting(Key::token)
                .containsExactly(key);
    }

    @Test
    void keysAreSortedAsAsked() {
        makeKeys(5);

        List<String> ascending = client.keys().stream(
                        ofTheUser().sortBy("key_alias").sortOrder("asc").build())
                .map(Key::keyAlias)
                .toList();
        List<String> descending = client.keys().stream(
                        ofTheUser().sortBy("key_alias").sortOrder("desc").build())
                .map(Key::keyAlias)
                .toList();

        assertThat(ascending).hasSize(5).isSorted();
        assertThat(descending).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void anUnknownColumnToSortByIsRefused() {
        assertThatThrownBy(() -> client.keys().list(ofTheUser().sortBy("colour").build()))
                .isInstanceOf(UnprocessableException.class);
    }

    @Test
    void nobodysKeysAreAnEmptyList() {
        assertThat(client.keys().stream(ofTheUser().build())).isEmpty();
        KeyPage page = client.keys().list(ofTheUser().build());
        assertThat(page.totalCount()).isZero();
    }
}
