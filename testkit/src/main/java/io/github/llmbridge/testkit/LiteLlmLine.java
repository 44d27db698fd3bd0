package io.github.llmbridge.testkit;

import java.util.List;

/**
 * Where the version lines of LiteLLM differ: {@link LiteLlmFact} says what a line does or does not, the JSON beside it which
 * fields its answers have.
 */
final class LiteLlmLine {
    private static final List<String> LINES = List.of(FakeLiteLlm.LATEST, FakeLiteLlm.MIDDLE, FakeLiteLlm.SEED);

    private static final int LONGEST_USER_ID = 512;
    private static final int LONGEST_HIDDEN_KEY = 8;
    private static final int SHOWN = 4;

    private final String version;

    private LiteLlmLine(String version) {
        this.version = version;
    }

    static LiteLlmLine of(String version) {
        if (!LINES.contains(version)) {
            throw new IllegalArgumentException("no such line: " + version + "; there are " + String.join(", ", LINES));
        }
        return new LiteLlmLine(version);
    }

    String version() {
        return version;
    }

    boolean does(LiteLlmFact fact) {
        return fact.isIn(version);
    }

    /** Before what nobody thought of. */
    String errorPrefix() {
        return does(LiteLlmFact.PUTS_A_PREFIX_BEFORE_ERRORS) ? "Internal Server Error, " : "";
    }

    /** Of an error that nobody thought of, in a chat. */
    String typeOfUnforeseen() {
        return does(LiteLlmFact.NAMES_ERRORS_OF_CHATS) ? "internal_server_error" : "None";
    }

    /** How a key of a wrong form is repeated. */
    String shownMalformed(String key) {
        if (!does(LiteLlmFact.MASKS_MALFORMED_KEYS)) {
            return key;
        }
        return key.length() <= LONGEST_HIDDEN_KEY
                ? "****"
                : key.substring(0, SHOWN) + "****" + key.substring(key.length() - SHOWN);
    }

    int modelDeniedStatus() {
        return does(LiteLlmFact.ANSWERS_403_TO_REFUSED_MODELS) ? 403 : 401;
    }

    int overBudgetStatus() {
        if (does(LiteLlmFact.ANSWERS_422_TO_SPENT_BUDGETS)) {
            return 422;
        }
        return does(LiteLlmFact.ANSWERS_429_TO_SPENT_BUDGETS) ? 429 : 400;
    }

    int expiredKeyStatus() {
        return does(LiteLlmFact.ANSWERS_401_TO_ENDED_KEYS) ? 401 : 400;
    }

    String blockedKeyHint() {
        return does(LiteLlmFact.SPELLS_HINTS_RIGHT) ? "you're an admin" : "you're admin";
    }

    String blockedTeamHint() {
        return does(LiteLlmFact.SPELLS_HINTS_RIGHT) ? "you're an admin" : "your admin";
    }

    int duplicateEmailStatus() {
        return does(LiteLlmFact.ANSWERS_409_TO_KNOWN_EMAILS) ? 409 : 400;
    }

    /** An id with a blank that is longer than 512 characters, or holds a control character, counts as none in reads. */
    boolean takesUserId(String id) {
        return !does(LiteLlmFact.CHECKS_USER_IDS)
                || !id.contains(" ")
                || (id.codePointCount(0, id.length()) <= LONGEST_USER_ID
                        && id.chars().noneMatch(c -> c < ' '));
    }
}
