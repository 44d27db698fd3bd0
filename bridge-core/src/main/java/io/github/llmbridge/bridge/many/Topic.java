package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.follow.Change;

/**
 * What a follower has to look at.
 *
 * @param id LiteLLM's id; empty for everybody
 */
record Topic(Kind kind, String id) {
    /** Everybody is compared. */
    static final Topic EVERYBODY = new Topic(Kind.EVERYBODY, "");

    /** What it is. */
    enum Kind {
        USER,
        TEAM,
        ORGANIZATION,
        KEY,
        EVERYBODY
    }

    static Topic user(String id) {
        return new Topic(Kind.USER, id);
    }

    static Topic of(Change change) {
        return new Topic(Kind.valueOf(change.kind().name()), change.id());
    }

    static Topic of(String text) {
        int end = text.indexOf(' ');
        return new Topic(Kind.valueOf(text.substring(0, end)), text.substring(end + 1));
    }

    String text() {
        return kind + " " + id;
    }
}
