package io.github.llmbridge.contract;

/**
 * What Open WebUI does from some version on and did not do before, other than having an operation or a field, which {@code @Since}
 * says. Each names the last version looked at without it and the first with it.
 */
public enum OpenWebUiBehaviour {
    /** The profile image is served by a route of its own. */
    SERVES_PROFILE_IMAGES("0.6.30", "0.9.6");

    private final Version lastWithout;
    private final Version firstWith;

    OpenWebUiBehaviour(String lastWithout, String firstWith) {
        this.lastWithout = new Version(lastWithout);
        this.firstWith = new Version(firstWith);
    }

    Version lastWithout() {
        return lastWithout;
    }

    /** Versions between the two are taken for newer: patches of an older line are rare. */
    boolean isIn(Version version) {
        return version.compareTo(lastWithout) > 0;
    }

    Version firstWith() {
        return firstWith;
    }
}
