package io.github.llmbridge.contract.tour;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a tour down: each of its statements that has a heading, beside the requests that it sent. */
public final class CheatSheet {
    private static final Path SOURCES = Path.of("src/test/java");
    private static final String HEADING = "// > ";
    /** A statement that calls one operation on this version and another on others: what the one needs says nothing of it. */
    private static final String ANY_VERSION = "on any version";

    /** Longer bodies are forms that a server wants back whole; the sheet shows how they begin. */
    private static final int LONGEST_BODY = 600;

    private static final int BEGINNING = 120;
    private static final Pattern LICENSED =
            Pattern.compile("(?:enterprise(?:If)?|refused)\\((?:[^()]*,\\s+)?\\(\\) -> (.*)\\);", Pattern.DOTALL);

    /** What a run makes up anew, so that it would change the sheet: keys, hashes, ids, what is sealed. */
    private static final List<Map.Entry<Pattern, String>> MADE_UP = List.of(
            Map.entry(Pattern.compile("\"letter\":\"[^\"]*\""), "\"letter\":\"<sealed>\""),
            Map.entry(Pattern.compile("\"for\":\"[^\"]*\""), "\"for\":\"<its public key>\""),
            Map.entry(Pattern.compile("sk-[A-Za-z0-9_-]{12,}"), "sk-..."),
            Map.entry(Pattern.compile("\\b[0-9a-f]{64}\\b"), "<key hash>"),
            Map.entry(Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"), "<id>"));

    private final Map<String, Operation> operations;
    private final String server;
    private final Function<Method, List<String>> marks;

    /**
     * A sheet for the operations of one server.
     *
     * @param server the server's address as a shell variable
     * @param marks what a reader must know of an operation before calling it
     */
    public CheatSheet(List<Operation> operations, String server, Function<Method, List<String>> marks) {
        this.operations = operations.stream()
                .collect(Collectors.toMap(Operation::name, operation -> operation, (first, second) -> first));
        this.server = server;
        this.marks = marks;
    }

    /** The tour's part of the sheet, in Markdown. */
    public String of(String title, Tour tour) throws IOException {
        List<String> source =
                Files.readAllLines(SOURCES.resolve(tour.getClass().getName().replace('.', '/') + ".java"));
        StringBuilder sheet = new StringBuilder("## ").append(title).append("\n\n");
        for (int i = 0; i < source.size(); i++) {
            String line = source.get(i).strip();
            if (line.startsWith(HEADING)) {
                int end = endOfStatement(source, i + 1);
                List<Stop> stops = stopsBetween(tour, i + 2, end + 1);
                if (stops.isEmpty()) {
                    throw new IllegalStateException("no request was sent for: " + line);
                }
                sheet.append(entry(line.substring(HEADING.length()), stops, statement(source, i + 1, end), tour));
            }
        }
        return sheet.toString();
    }

    private String entry(String heading, List<Stop> stops, String java, Tour tour) {
        String commands =
                stops.stream().map(stop -> command(stop, tour)).distinct().collect(Collectors.joining("\n"));
        return "**" + heading + "**" + marks(heading, stops) + "\n```sh\n" + commands + "\n```\n```java\n" + java
                + "\n```\n\n";
    }

    private String marks(String heading, List<Stop> stops) {
        if (heading.contains(ANY_VERSION)) {
            return "";
        }
        String all = stops.stream()
                .filter(stop -> operations.containsKey(stop.operation()))
                .map(stop -> marks.apply(operations.get(stop.operation()).method()))
                .reduce((first, second) ->
                        first.stream().filter(second::contains).toList())
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " (" + all + ")";
    }

    private String command(Stop stop, Tour tour) {
        String method = stop.http().equals("GET")
                        || stop.http().equals("POST") && !stop.body().isEmpty()
                ? ""
                : " -X " + stop.http();
        String body =
                stop.body().isEmpty() ? "" : " -d '" + shortened(stop.body()).replace("'", "'\\''") + "'";
        String target = stop.target().contains("?") ? "\"" + server + stop.target() + "\"" : server + stop.target();
        String credential = stop.credential().isEmpty() ? "" : " -H \"$" + stop.credential() + "\"";
        return plain(
                "curl" + credential + stop.headers() + (stop.body().isEmpty() ? "" : " -H \"$JSON\"") + method + " "
                        + target + body,
                tour.names());
    }

    private static String shortened(String body) {
        return body.length() <= LONGEST_BODY ? body : body.substring(0, BEGINNING) + "… all the other fields …}";
    }

    private static String plain(String text, Map<String, String> names) {
        String shown = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            shown = shown.replace(name.getKey(), name.getValue());
        }
        for (Map.Entry<Pattern, String> madeUp : MADE_UP) {
            shown = madeUp.getKey().matcher(shown).replaceAll(Matcher.quoteReplacement(madeUp.getValue()));
        }
        return shown;
    }

    private static int endOfStatement(List<String> source, int begin) {
        int end = begin;
        while (!source.get(end).endsWith(";")) {
            end++;
        }
        return end;
    }

    /** The statement without the wrapping that expects a refusal, on one line where it is short. */
    private static String statement(List<String> source, int begin, int end) {
        String text =
                String.join("\n", source.subList(begin, end + 1)).stripIndent().strip();
        Matcher licensed = LICENSED.matcher(text);
        String bare = licensed.matches() ? licensed.group(1).stripIndent().strip() + ";" : text;
        return bare.replaceAll("\\n\\s*(?=\\.)", "")
                .replaceAll("\\(\\n\\s*", "(")
                .replaceAll("\\n\\s+", " ");
    }

    private static List<Stop> stopsBetween(Tour tour, int first, int last) {
        return tour.stops().stream()
                .filter(stop -> stop.sourceLine() >= first && stop.sourceLine() <= last)
                .toList();
    }
}
