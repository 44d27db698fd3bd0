package io.github.llmbridge.contract;

/**
 * What LiteLLM does from some version on and did not do before, other than having an operation or a field, which {@code @Since}
 * says. Each names the last version looked at without it and the first with it.
 */
public enum LiteLlmBehaviour {
    /** A key tells its status. */
    TELLS_KEY_STATUS("1.77.3", "1.90.7");

    private final String lastWithout;
    private final String firstWith;

    LiteLlmBehaviour(String lastWithout, String firstWith) {
        this.lastWithout = lastWithout;
        this.firstWith = firstWith;
    }

    Version lastWithout() {
        return new Version(lastWithout);
    }

    Version firstWith() {
        return new Version(firstWith);
    }

    /** Versions between the two are taken for newer. */
    boolean isIn(Version version) {
        return version.compareTo(lastWithout()) > 0;
    }
}
