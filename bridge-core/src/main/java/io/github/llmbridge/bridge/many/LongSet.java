package io.github.llmbridge.bridge.many;

/** A set of evenly spread numbers in 9 to 12 bytes each; a boxed set takes five times as much. Not thread safe. */
final class LongSet {
    private static final int FIRST = 64;

    /** 0 stands for a free place. */
    private long[] places = new long[FIRST];

    private int size;
    private boolean hasZero;

    void add(long number) {
        if (number == 0) {
            hasZero = true;
            return;
        }
        if (put(places, number) && ++size > places.length / 8 * 7) {
            long[] larger = new long[places.length / 4 * 5];
            for (long kept : places) {
                if (kept != 0) {
                    put(larger, kept);
                }
            }
            places = larger;
        }
    }

    boolean contains(long number) {
        return number == 0 ? hasZero : places[place(places, number)] == number;
    }

    private static boolean put(long[] places, long number) {
        int place = place(places, number);
        boolean isNew = places[place] == 0;
        places[place] = number;
        return isNew;
    }

    /** Where the number is, or the free place for it. */
    private static int place(long[] places, long number) {
        int place = (int) Long.remainderUnsigned(number, places.length);
        while (places[place] != 0 && places[place] != number) {
            place = place + 1 == places.length ? 0 : place + 1;
        }
        return place;
    }
}
