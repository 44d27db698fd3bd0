package io.github.llmbridge.contract.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** What a stand-in calls the values that the real server made: learnt from answers to the same request. */
final class Dictionary {
    private static final String UNKNOWN = "#";

    private final Map<String, String> words = new HashMap<>();
    private final Set<String> meanings = new HashSet<>();
    private final Set<String> sent = new HashSet<>();

    /** What a client has made up itself is no word of a server. */
    void sent(Exchange exchange) {
        sent.addAll(MadeValues.tokens(exchange.target()));
        sent.addAll(MadeValues.tokens(exchange.body()));
        exchange.sent().values().forEach(value -> sent.addAll(MadeValues.tokens(value)));
    }

    /** A client's text in the stand-in's words. */
    String translated(String text) {
        return replaced(text, token -> words.getOrDefault(token, token));
    }

    /** A text of the real server in the stand-in's words; what nobody knows yet is a {@code #}. */
    String ofReal(String text) {
        return replaced(text, token -> words.getOrDefault(token, sent.contains(token) ? token : UNKNOWN));
    }

    /** A text of the stand-in, to be held against {@link #ofReal}. */
    String ofStandIn(String text) {
        return replaced(text, token -> meanings.contains(token) || sent.contains(token) ? token : UNKNOWN);
    }

    /** Learns from two answers, of which the order of lists may differ. */
    void learn(JsonNode real, JsonNode standIn) {
        if (real.isTextual() && standIn.isTextual()) {
            learn(real.textValue(), standIn.textValue());
        } else if (real.isObject() && standIn.isObject()) {
            real.properties().forEach(field -> {
                JsonNode other = standIn.get(field.getKey());
                if (other != null) {
                    learn(field.getValue(), other);
                }
            });
        } else if (real.isArray() && standIn.isArray()) {
            Alignment.of(real, standIn, this).pairs().forEach(pair -> learn(pair.real(), pair.standIn()));
        }
    }

    private void learn(String real, String standIn) {
        if (real.equals(standIn) || !MadeValues.skeleton(real).equals(MadeValues.skeleton(standIn))) {
            return;
        }
        List<String> ours = MadeValues.tokens(real);
        List<String> theirs = MadeValues.tokens(standIn);
        for (int i = 0; i < ours.size(); i++) {
            if (!sent.contains(ours.get(i)) && !sent.contains(theirs.get(i))) {
                learnWord(ours.get(i), theirs.get(i));
                // A client addresses a key by its hash.
                learnWord(Hashes.sha256(ours.get(i)), Hashes.sha256(theirs.get(i)));
            }
        }
    }

    private void learnWord(String real, String standIn) {
        if (words.putIfAbsent(real, standIn) == null) {
            meanings.add(standIn);
        }
    }

    private static String replaced(String text, UnaryOperator<String> replacement) {
        return MadeValues.TOKEN
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found.group())));
    }
}
