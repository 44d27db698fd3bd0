package io.github.llmbridge.contract;

/**
 * What Open WebUI does from some version on and did not do before, other than having an operation or a field, which {@code @Since}
 * says. Each names the last version looked at without it and the first with it.
 */
public enum OpenWebUiBehaviour {
    /** The profile image is served by a route of its own. */
    SERVES_PROFILE_IMAGES("0.6.30", "0.9.6");

    private final String lastWithout;
    private final String firstWith;

    OpenWebUiBehaviour(String lastWithout, String firstWith) {
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
