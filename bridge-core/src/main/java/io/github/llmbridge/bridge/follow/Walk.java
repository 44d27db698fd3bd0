package io.github.llmbridge.bridge.follow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists a page a call, round after round, and remembers a print of each row. What is new, another or gone
 * since the round before is a change. In the first round there is nothing to compare with: then a row that was changed
 * after a time is one.
 *
 * <p>What is another is told once more, two rounds later. Whoever worked on it may have seen something that was
 * taken back before these lists were read again, and that no round shows. Not thread safe.
 */
final class Walk {
    private static final Change.Kind[] KINDS = Change.Kind.values();
    private static final int ROUNDS_BETWEEN = 2;

    private final Lists lists;
    private final Map<Change.Kind, Map<String, Seen>> known = new EnumMap<>(Change.Kind.class);
    private final Set<Change> told = new LinkedHashSet<>();
    private final Map<Change, Integer> onceMore = new LinkedHashMap<>();
    private final List<Change.Kind> newest = new ArrayList<>();

    private int kind;
    private int page = 1;
    private int newestPage = 1;
    private int round = 1;
    private int pages;
    private int pagesOfRound;
    private boolean roundEnded;
    private Instant last = Instant.EPOCH;
    private Instant atRoundStart = Instant.EPOCH;
    private Instant mark;

    /** A row as it was seen last. */
    private record Seen(int print, int round) {}

    /** @param mark all changes up to this time were told before; by LiteLLM's clock */
    Walk(Lists lists, Instant mark) {
        this.lists = lists;
        this.mark = mark;
        for (Change.Kind one : KINDS) {
            known.put(one, new HashMap<>());
        }
    }

    /** The latest time of any row at the moment: all that is changed from now on is not before it. */
    static Instant latest(Lists lists) {
        Instant latest = Instant.EPOCH;
        for (Change.Kind one : List.of(Change.Kind.USER, Change.Kind.TEAM, Change.Kind.KEY)) {
            for (ListedRow row : lists.page(one, 1, true).rows()) {
                latest = later(latest, one == Change.Kind.KEY ? row.changed() : row.made());
            }
        }
        return latest;
    }

    /** All changes up to this time are told, by LiteLLM's clock. */
    Instant mark() {
        return mark;
    }

    /** What was found since the last call. */
    List<Change> takeTold() {
        List<Change> taken = List.copyOf(told);
        told.clear();
        return taken;
    }

    /** How many pages the last round had; 0 in the first round. */
    int pagesOfRound() {
        return pagesOfRound;
    }

    /** Whether a round has ended since the last call. */
    boolean takeRoundEnded() {
        boolean ended = roundEnded;
        roundEnded = false;
        return ended;
    }

    /** The next pages are those of what was made or changed last, until what is known. */
    void lookForNewest() {
        if (newest.isEmpty()) {
            newest.addAll(List.of(Change.Kind.USER, Change.Kind.KEY, Change.Kind.TEAM));
            newestPage = 1;
        }
    }

    /** Reads the next page. */
    void step() {
        if (newest.isEmpty()) {
            walk();
        } else {
            newest();
        }
    }

    private void newest() {
        Change.Kind one = newest.get(0);
        Lists.Page found = lists.page(one, newestPage, true);
        boolean onlyNew = !found.rows().isEmpty();
        for (ListedRow row : found.rows()) {
            onlyNew &= see(row);
        }
        if (onlyNew && !found.isLast() && round > 1) {
            newestPage++;
        } else {
            newest.remove(0);
            newestPage = 1;
        }
    }

    private void walk() {
        Change.Kind one = KINDS[kind];
        if (kind == 0 && page == 1) {
            atRoundStart = last;
        }
        Lists.Page found = lists.page(one, page, false);
        found.rows().forEach(this::see);
        pages++;
        page++;
        if (found.isLast()) {
            tellGone(one);
            kind++;
            page = 1;
        }
        if (kind == KINDS.length) {
            endRound();
        }
    }

    private void endRound() {
        kind = 0;
        round++;
        pagesOfRound = pages;
        pages = 0;
        mark = later(mark, atRoundStart);
        roundEnded = true;
        onceMore.entrySet().removeIf(one -> {
            boolean isDue = one.getValue() < round;
            if (isDue) {
                told.add(one.getKey());
            }
            return isDue;
        });
    }

    /** Whether it is new or another. */
    private boolean see(ListedRow row) {
        Instant at = later(row.made() == null ? Instant.EPOCH : row.made(), row.changed());
        last = later(last, at);
        Seen before = of(row.change().kind()).put(row.change().id(), new Seen(row.print(), round));
        boolean isChange = before == null ? round > 1 || at.isAfter(mark) : before.print() != row.print();
        if (isChange) {
            told.add(row.change());
            onceMore.put(row.change(), round + ROUNDS_BETWEEN);
        }
        return isChange;
    }

    private void tellGone(Change.Kind one) {
        of(one).entrySet().removeIf(row -> {
            boolean isGone = row.getValue().round() < round;
            if (isGone) {
                told.add(new Change(one, row.getKey()));
            }
            return isGone;
        });
    }

    private Map<String, Seen> of(Change.Kind one) {
        return Objects.requireNonNull(known.get(one));
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
