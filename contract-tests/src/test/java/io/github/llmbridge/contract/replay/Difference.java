package io.github.llmbridge.contract.replay;

/**
 * What a stand-in answers differently, without any made or secret value.
 *
 * @param route the method and the path's template
 * @param place {@code status}, {@code error}, a header, or a field's path
 * @param real what the real server says; {@code -} for nothing
 * @param standIn what the stand-in says
 */
record Difference(String route, String place, String real, String standIn) {
    private static final int LONGEST = 60;

    Difference {
        place = masked(place);
        real = cut(masked(real));
        standIn = cut(masked(standIn));
    }

    /** Keys that a client chose are none of a list's business, nor are names that are new in each run. */
    private static String masked(String value) {
        return MadeValues.skeleton(value)
                .replaceAll("sk-[\\w-]+", "#")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}", "~")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[\\d:.Z+-]*", "TIME")
                .replaceAll("[\\t\\v]+", " ");
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
