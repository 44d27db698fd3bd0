package io.github.llmbridge.contract.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.llmbridge.contract.tour.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares two answers to one request in all that the client reads of them. */
final class Comparison {
    private static final List<String> HEADERS =
            List.of("access-control-allow-origin", "access-control-allow-headers", "retry-after", "location");
    private static final double ROUNDING = 1e-6;

    private final Dictionary dictionary;
    private final String route;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Dictionary dictionary, String route) {
        this.dictionary = dictionary;
        this.route = route;
    }

    static List<Difference> of(Exchange real, Exchange standIn, Dictionary dictionary) {
        List<Operation> operations = Reading.operations(real);
        String route = operations.isEmpty()
                ? real.method() + " " + real.path()
                : operations.get(0).route();
        Comparison comparison = new Comparison(dictionary, route);
        comparison.compare(real, standIn, operations);
        return comparison.differences;
    }

    private void compare(Exchange real, Exchange standIn, List<Operation> operations) {
        if (real.status() != standIn.status()) {
            add("status", String.valueOf(real.status()), String.valueOf(standIn.status()));
            return;
        }
        if (!real.mediaType().equals(standIn.mediaType())) {
            add("content-type", real.mediaType(), standIn.mediaType());
        }
        for (String header : HEADERS) {
            String ours = real.received().containsKey(header) ? "there" : "-";
            String theirs = standIn.received().containsKey(header) ? "there" : "-";
            if (!ours.equals(theirs)) {
                add(header, ours, theirs);
            }
        }
        if (real.status() < 300) {
            compareWhatIsRead(real, standIn, operations);
        } else {
            String name = operations.isEmpty() ? "raw" : operations.get(0).name();
            String ours = Reading.error(name, real);
            String theirs = Reading.error(name, standIn);
            if (!ours.equals(theirs)) {
                add("error", ours, theirs);
            }
        }
    }

    /** By the first operation that can read both. */
    private void compareWhatIsRead(Exchange real, Exchange standIn, List<Operation> operations) {
        for (int i = 0; i < operations.size(); i++) {
            JsonNode ours = Reading.known(operations.get(i), real);
            JsonNode theirs = Reading.known(operations.get(i), standIn);
            boolean readable = !ours.equals(Reading.UNREADABLE) && !theirs.equals(Reading.UNREADABLE);
            if (readable || i == operations.size() - 1) {
                compare("", ours, theirs);
                return;
            }
        }
    }

    private void compare(String place, JsonNode real, JsonNode standIn) {
        if (real.isObject() && standIn.isObject()) {
            compareFields(place, real, standIn);
        } else if (real.isArray() && standIn.isArray()) {
            Alignment alignment = Alignment.of(real, standIn, dictionary);
            alignment.pairs().forEach(pair -> compare(place + "[]", pair.real(), pair.standIn()));
            alignment.missing().forEach(element -> add(place + "[]", shown(element), "-"));
            alignment.surplus().forEach(element -> add(place + "[]", "-", shown(element)));
        } else if (!isSame(real, standIn)) {
            add(place, shown(real), shown(standIn));
        }
    }

    private void compareFields(String place, JsonNode real, JsonNode standIn) {
        Map<String, JsonNode> ours = new LinkedHashMap<>();
        real.properties().forEach(field -> ours.put(dictionary.ofReal(field.getKey()), field.getValue()));
        Map<String, JsonNode> theirs = new LinkedHashMap<>();
        standIn.properties().forEach(field -> theirs.put(dictionary.ofStandIn(field.getKey()), field.getValue()));
        SortedSet<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            compare(
                    place + "/" + name,
                    ours.getOrDefault(name, MissingNode.getInstance()),
                    theirs.getOrDefault(name, MissingNode.getInstance()));
        }
    }

    private boolean isSame(JsonNode real, JsonNode standIn) {
        if (isNothing(real) || isNothing(standIn)) {
            return isNothing(real) && isNothing(standIn);
        }
        if (real.isNumber() && standIn.isNumber()) {
            double ours = real.doubleValue();
            double theirs = standIn.doubleValue();
            return Math.abs(ours - theirs) <= ROUNDING * Math.max(1, Math.abs(ours))
                    || MadeValues.isTime(ours) && MadeValues.isTime(theirs);
        }
        if (real.isTextual() && standIn.isTextual()) {
            String ours = real.textValue();
            String theirs = standIn.textValue();
            return dictionary.ofReal(ours).equals(dictionary.ofStandIn(theirs))
                    || MadeValues.isTime(ours) && MadeValues.isTime(theirs)
                    || MadeValues.isCipher(ours) && MadeValues.isCipher(theirs);
        }
        return real.equals(standIn);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    private static String shown(JsonNode node) {
        return isNothing(node) ? "-" : node.isTextual() ? "\"" + node.textValue() + "\"" : node.toString();
    }

    private void add(String place, String real, String standIn) {
        differences.add(new Difference(route, place, real, standIn));
    }
}
