package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final int PAGE_SIZE = 2;

    private final List<Integer> fetched = new ArrayList<>();

    @Test
    void readsEveryPageUpToTheFirstShortOne() {
        assertThat(rows(List.of("a", "b"), List.of("c", "d"), List.of("e"), List.of("never")))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(fetched).containsExactly(1, 2, 3);
    }

    @Test
    void emptyPageEndsTheList() {
        assertThat(rows(List.of("a", "b"), List.of())).containsExactly("a", "b");
        assertThat(fetched).containsExactly(1, 2);
    }

    @Test
    void emptyListIsOnePage() {
        assertThat(rows(List.of())).isEmpty();
        assertThat(fetched).containsExactly(1);
    }

    @Test
    void nothingIsFetchedBeforeARowIsWanted() {
        Stream<String> rows = rows(List.of("a", "b"), List.of("c"));
        assertThat(fetched).isEmpty();

        assertThat(rows.findFirst()).contains("a");
        assertThat(fetched).containsExactly(1);
    }

    @Test
    void nextPageIsFetchedOnlyWhenTheLastOneIsUsedUp() {
        Iterator<String> rows = rows(List.of("a", "b"), List.of("c")).iterator();

        rows.next();
        rows.next();
        assertThat(fetched).containsExactly(1);
        rows.next();
        assertThat(fetched).containsExactly(1, 2);
        assertThat(rows.hasNext()).isFalse();
        assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
        assertThat(fetched).containsExactly(1, 2);
    }

    @Test
    void rowThatMovedToALaterPageComesOnce() {
        assertThat(rows(List.of("a", "b"), List.of("b", "c"), List.of("c"))).containsExactly("a", "b", "c");
        assertThat(fetched).containsExactly(1, 2, 3);
    }

    @Test
    void pageWithoutANewRowIsNotTheEndWhileTheListGrows() {
        assertThat(rows(List.of("c", "d"), List.of("c", "d"), List.of("e"))).containsExactly("c", "d", "e");
    }

    @Test
    void serverThatKnowsNoPagesDoesNotHoldTheReaderForEver() {
        List<String> same = List.of("a", "b");

        assertThat(rows(same, same, same, same, same, same)).containsExactly("a", "b");
        assertThat(fetched).containsExactly(1, 2, 3, 4);
    }

    @Test
    void rowsAreTheSameIfTheirIdentityIs() {
        assertThat(Pages.stream(
                        PAGE_SIZE,
                        page -> List.of("ann:1", "ann:2", "bob:1").subList(0, page == 1 ? 2 : 1),
                        row -> row.substring(0, 3)))
                .containsExactly("ann:1");
    }

    @Test
    void errorOfAPageComesOutOfTheStream() {
        ApiException error = new ApiException(ErrorDetails.withoutAnswer("notes.list", "no"));
        Stream<String> rows = Pages.stream(
                PAGE_SIZE,
                page -> {
                    throw error;
                },
                row -> row);

        assertThatThrownBy(rows::toList).isSameAs(error);
    }

    @SafeVarargs
    private Stream<String> rows(List<String>... pages) {
        return Pages.stream(
                PAGE_SIZE,
                page -> {
                    fetched.add(page);
                    return pages[page - 1];
                },
                row -> row);
    }
}
