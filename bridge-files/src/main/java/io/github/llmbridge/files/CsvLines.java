package io.github.llmbridge.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** CSV whose first line names the fields. */
final class CsvLines implements LineFormat {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private final char separator;
    private final List<String> names;

    private CsvLines(char separator, List<String> names) {
        this.separator = separator;
        this.names = names;
    }

    /**
     * Reads the first line.
     *
     * @throws IllegalArgumentException if it does not name the fields
     */
    static CsvLines withHeader(Lines lines) {
        if (!lines.skipBlank()) {
            throw new IllegalArgumentException("the file is empty; its first line names the fields: " + Fields.NAMES);
        }
        String header = lines.next().text();
        char separator = SEPARATORS.stream()
                .filter(candidate -> header.indexOf(candidate) >= 0)
                .findFirst()
                .orElse(',');
        List<String> names = record(header, separator).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        names.forEach(CsvLines::requireKnown);
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("the first line names a field twice: " + names);
        }
        if (!names.contains(Fields.USER_ID)) {
            throw new IllegalArgumentException("the first line must name " + Fields.USER_ID + ", and names " + names);
        }
        return new CsvLines(separator, names);
    }

    private static void requireKnown(String name) {
        if (!Fields.NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "the first line names a field '" + name + "'; known are " + Fields.NAMES);
        }
    }

    @Override
    public Fields fields(Line line) {
        List<String> values = record(line.text(), separator);
        if (values.size() != names.size()) {
            throw new IllegalArgumentException("it has " + values.size() + " fields, and the first line names "
                    + names.size() + "; a text with the separator or a quote in it stands in quotes");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(i).strip();
            if (!value.isEmpty()) {
                fields.put(names.get(i), values(names.get(i), value));
            }
        }
        return new Fields(fields);
    }

    private static List<String> values(String name, String text) {
        return Fields.LISTS.contains(name)
                ? Stream.of(text.split("[;|]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList()
                : List.of(text);
    }

    private static List<String> record(String line, char separator) {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(line)) {
            Iterator<CsvRecord> records = reader.iterator();
            List<String> values = records.hasNext() ? records.next().getFields() : List.of();
            if (hasOpenQuote(line)) {
                throw new IllegalArgumentException("a quote is not closed; an entry stands in one line");
            }
            return values;
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("it is no CSV: a quoted text ends before the separator", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Quotes within quotes are doubled, so there is an even number of them. */
    private static boolean hasOpenQuote(String line) {
        return line.chars().filter(one -> one == '"').count() % 2 != 0;
    }
}
