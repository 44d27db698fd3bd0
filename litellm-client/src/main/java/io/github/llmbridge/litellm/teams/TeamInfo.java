package io.github.llmbridge.litellm.teams;

import io.github.llmbridge.litellm.keys.Key;
import java.util.List;

/** A team with its keys. */
public record TeamInfo(String teamId, Team teamInfo, List<Key> keys) {
    public TeamInfo {
        keys = keys == null ? List.of() : List.copyOf(keys);
    }
}
