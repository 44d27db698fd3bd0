package io.github.llmbridge.contract.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which element of a list is which of another, whatever their order.
 *
 * @param pairs what belongs together
 * @param missing real ones without a counterpart
 * @param surplus the stand-in's without a counterpart
 */
record Alignment(List<Same> pairs, List<JsonNode> missing, List<JsonNode> surplus) {
    /** Elements that differ in one of these are two. */
    private static final Set<String> NAMING = Set.of(
            "id",
            "token",
            "user_id",
            "team_id",
            "budget_id",
            "organization_id",
            "key_alias",
            "key_name",
            "model_name",
            "name",
            "email",
            "credential_name",
            "group_id",
            "request_id",
            "url");

    private static final double LEAST_IN_COMMON = 0.3;

    record Same(JsonNode real, JsonNode standIn) {}

    /** Equal elements first, then those that have most in common. */
    static Alignment of(JsonNode real, JsonNode standIn, Dictionary dictionary) {
        Map<String, Deque<JsonNode>> open = new HashMap<>();
        standIn.forEach(element -> open.computeIfAbsent(ofStandIn(element, dictionary), form -> new ArrayDeque<>())
                .add(element));
        Alignment alignment = new Alignment(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (JsonNode element : real) {
            Deque<JsonNode> equal = open.get(ofReal(element, dictionary));
            if (equal == null || equal.isEmpty()) {
                alignment.missing.add(element);
            } else {
                alignment.pairs.add(new Same(element, equal.remove()));
            }
        }
        open.values().forEach(alignment.surplus::addAll);
        alignment.pairUp(dictionary);
        return alignment;
    }

    private void pairUp(Dictionary dictionary) {
        for (JsonNode element : List.copyOf(missing)) {
            JsonNode best = best(element, dictionary);
            if (best != null) {
                pairs.add(new Same(element, best));
                missing.remove(element);
                surplus.remove(best);
            }
        }
    }

    private @Nullable JsonNode best(JsonNode element, Dictionary dictionary) {
        JsonNode best = null;
        double most = LEAST_IN_COMMON;
        for (JsonNode candidate : surplus) {
            double common = common(element, candidate, dictionary);
            if (common > most) {
                most = common;
                best = candidate;
            }
        }
        return best;
    }

    private static double common(JsonNode real, JsonNode standIn, Dictionary dictionary) {
        if (!real.isObject() || !standIn.isObject()) {
            return real.isArray() && standIn.isArray() ? 1 : 0;
        }
        double same = 0;
        for (Map.Entry<String, JsonNode> field : real.properties()) {
            JsonNode ours = field.getValue();
            JsonNode theirs = standIn.path(field.getKey());
            boolean equal = ofReal(ours, dictionary).equals(ofStandIn(theirs, dictionary));
            if (!equal
                    && (NAMING.contains(field.getKey())
                            || ours.isObject() && haveOtherNames(ours, theirs, dictionary))) {
                return 0;
            }
            same += equal ? 1 : 0;
        }
        return same / Math.max(1, real.size());
    }

    /** A deployment's id is in what the list tells of its model. */
    private static boolean haveOtherNames(JsonNode real, JsonNode standIn, Dictionary dictionary) {
        return NAMING.stream()
                .filter(name -> real.has(name) && standIn.has(name))
                .anyMatch(
                        name -> !ofReal(real.path(name), dictionary).equals(ofStandIn(standIn.path(name), dictionary)));
    }

    private static String ofReal(JsonNode element, Dictionary dictionary) {
        return MadeValues.timeless(dictionary.ofReal(element.toString()));
    }

    private static String ofStandIn(JsonNode element, Dictionary dictionary) {
        return MadeValues.timeless(dictionary.ofStandIn(element.toString()));
    }
}
