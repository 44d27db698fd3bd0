package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.JsonBytes;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.UnreadableAnswerException;
import io.github.llmbridge.openwebui.functions.Functions;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus.State;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Speaks with the function that runs in the server. Thread safe; views of one client share what they know of the function. */
final class FunctionCalls {
    private static final int NONCE = 16;

    private final Functions functions;
    private final Shared shared;

    /** What does not depend on a view's options. */
    private record Shared(Clock clock, SecureRandom random, AtomicReference<@Nullable Peer> peer) {}

    /**
     * The function as it introduced itself.
     *
     * @param key its public key
     * @param ahead how far the server's clock is ahead of ours; letters carry the server's time, so that no two clocks need agree
     */
    private record Peer(String key, Duration ahead) {}

    FunctionCalls(Functions functions, Clock clock, SecureRandom random) {
        this(functions, new Shared(clock, random, new AtomicReference<>()));
    }

    private FunctionCalls(Functions functions, Shared shared) {
        this.functions = functions;
        this.shared = shared;
    }

    FunctionCalls with(Functions others) {
        return new FunctionCalls(others, shared);
    }

    /**
     * Asks the function for its key and its time; it makes a key if it has none.
     *
     * @throws SettingsFunctionException if it does not answer
     */
    void hello() {
        introduce();
    }

    private Peer introduce() {
        Map<?, ?> answer = call("hello", Map.of());
        if (answer.get("key") instanceof String key && answer.get("time") instanceof Number time) {
            Instant theirs = Instant.ofEpochMilli(Math.round(time.doubleValue() * 1000));
            Peer peer = new Peer(key, Duration.between(shared.clock().instant(), theirs));
            shared.peer().set(peer);
            return peer;
        }
        throw refusal(answer);
    }

    /**
     * Sends a letter about some accounts and opens the answer.
     *
     * @throws SettingsFunctionException if the function refuses it, in which case nothing was done
     * @throws UnreadableAnswerException if it was taken and the answer cannot be read
     */
    List<Map<String, Object>> send(String purpose, List<?> accounts) {
        Peer known = shared.peer().get();
        Peer peer = known == null ? introduce() : known;
        try {
            return send(peer, purpose, accounts);
        } catch (SettingsFunctionException e) {
            if (!e.stale()) {
                throw e;
            }
            // Somebody has rotated the key, or a clock was set.
            return send(introduce(), purpose, accounts);
        }
    }

    private List<Map<String, Object>> send(Peer peer, String purpose, List<?> accounts) {
        Letter letter = letter(peer, purpose);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(
                "time",
                BigDecimal.valueOf(shared.clock().instant().plus(peer.ahead()).toEpochMilli(), 3));
        content.put("nonce", nonce());
        content.put("accounts", accounts);
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("for", peer.key());
        sent.put("letter", letter.seal(JsonBytes.write(content)));
        Map<?, ?> answer = call(purpose, sent);
        if (!(answer.get("sealed") instanceof String sealed)) {
            throw refusal(answer);
        }
        return answers(letter, sealed, accounts.size());
    }

    private Letter letter(Peer peer, String purpose) {
        try {
            return Letter.to(Base64.getDecoder().decode(peer.key()), purpose, shared.random());
        } catch (IllegalArgumentException e) {
            throw refused("the settings function told no key that can be used");
        }
    }

    private static List<Map<String, Object>> answers(Letter letter, String sealed, int expected) {
        Object accounts = opened(letter, sealed).get("accounts");
        List<Map<String, Object>> answers = accounts instanceof List<?> list
                ? list.stream()
                        .map(item -> StoredSettings.copy(item instanceof Map<?, ?> map ? map : Map.of()))
                        .toList()
                : List.of();
        if (answers.size() != expected) {
            throw unreadable("the settings function answered about other accounts than it was asked");
        }
        return answers;
    }

    private static Map<String, Object> opened(Letter letter, String sealed) {
        try {
            return JsonBytes.read(letter.open(sealed));
        } catch (IllegalArgumentException e) {
            throw unreadable("the answer of the settings function could not be opened");
        }
    }

    private static UnreadableAnswerException unreadable(String what) {
        return new UnreadableAnswerException(ErrorDetails.withoutAnswer("settingsFunction", what));
    }

    private String nonce() {
        byte[] nonce = new byte[NONCE];
        shared.random().nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }

    private Map<?, ?> call(String purpose, Map<String, Object> letter) {
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("purpose", purpose);
        ours.putAll(letter);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", "llmbridge");
        model.put("direct", true);
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("model", "llmbridge");
        message.put("model_item", model);
        // 0.9.5 breaks over null.
        message.put("chat_id", "");
        message.put("id", "llmbridge");
        message.put("session_id", "llmbridge");
        message.put("messages", List.of());
        message.put("llmbridge", ours);
        @Nullable Map<String, Object> answer;
        try {
            answer = functions.run(FunctionText.ID, message);
        } catch (UnprocessableException e) {
            throw byServer(e);
        }
        return answer != null && answer.get("llmbridge") instanceof Map<?, ?> told ? told : Map.of();
    }

    /** The server's own words for an action that it does not run. */
    private static SettingsFunctionException byServer(UnprocessableException e) {
        String said = e.serverMessage().orElse("");
        if (said.contains("Action not found")) {
            return new SettingsFunctionException(SettingsFunctionStatus.of(State.ABSENT));
        }
        if (said.contains("Action not available")) {
            return new SettingsFunctionException(SettingsFunctionStatus.of(State.SWITCHED_OFF));
        }
        return refused("the server runs no functions: " + said);
    }

    private static SettingsFunctionException refusal(Map<?, ?> answer) {
        String name = answer.get("refused") instanceof String text ? text : "";
        return switch (name) {
            case "SWITCHED_OFF" -> new SettingsFunctionException(SettingsFunctionStatus.of(State.SWITCHED_OFF));
            case "NOT_ADMINISTRATOR" -> refused("the settings function serves administrators only (NOT_ADMINISTRATOR)");
            case "TOO_OLD" ->
                stale("a letter was more than five minutes old when it reached the settings function (TOO_OLD)");
            case "OTHER_KEY" -> stale("the settings function has another key by now (OTHER_KEY)");
            case "FAILED" -> refused("the settings function failed with " + answer.get("error") + " (FAILED)");
            case "" -> refused("the settings function gave no answer that could be understood");
            default -> refused("the settings function refused a letter (" + name + ")");
        };
    }

    private static SettingsFunctionException stale(String why) {
        return new SettingsFunctionException(SettingsFunctionStatus.refused(why), true);
    }

    private static SettingsFunctionException refused(String why) {
        return new SettingsFunctionException(SettingsFunctionStatus.refused(why));
    }
}
