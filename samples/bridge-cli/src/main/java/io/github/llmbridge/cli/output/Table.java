package io.github.llmbridge.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows whose columns line up. Not thread safe. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> headers;
    private final List<List<Cell>> rows = new ArrayList<>();

    private record Cell(String text, Style style, boolean isNumber) {}

    private Table(List<String> headers) {
        this.headers = headers;
    }

    /** A table with these columns. */
    public static Table of(String... headers) {
        return new Table(List.of(headers));
    }

    /** A further row; numbers are put to the right, nothing is shown as a dash. */
    public Table row(@Nullable Object... values) {
        List<Cell> row = new ArrayList<>();
        for (Object value : values) {
            row.add(
                    value instanceof Styled styled
                            ? new Cell(DisplayText.harmless(styled.text()), styled.style(), false)
                            : new Cell(Values.text(value), Style.PLAIN, value instanceof Number));
        }
        rows.add(row);
        return this;
    }

    /**
     * A value with a style.
     *
     * @param text as it is shown
     */
    public record Styled(String text, Style style) {}

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> lines(boolean colours) {
        int[] widths = new int[headers.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayText.width(headers.get(i));
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], DisplayText.width(row.get(i).text()));
            }
        }
        List<String> lines = new ArrayList<>();
        List<Cell> heading = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            boolean numbers = !rows.isEmpty()
                    && rows.stream().allMatch(row -> row.get(column).isNumber());
            heading.add(new Cell(headers.get(i), Style.HEADING, numbers));
        }
        lines.add(line(heading, widths, colours));
        rows.forEach(row -> lines.add(line(row, widths, colours)));
        return lines;
    }

    private static String line(List<Cell> row, int[] widths, boolean colours) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = row.get(i);
            String blanks = " ".repeat(widths[i] - DisplayText.width(cell.text()));
            String text = colours ? cell.style().on(cell.text()) : cell.text();
            line.append(i == 0 ? "" : GAP).append(cell.isNumber() ? blanks + text : text + blanks);
        }
        return line.toString().stripTrailing();
    }
}
