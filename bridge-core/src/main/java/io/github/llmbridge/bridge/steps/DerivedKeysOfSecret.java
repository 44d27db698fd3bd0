package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.DerivedKeys;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.users.UserInfo;

/** Looks for a key among the values of the newest generations. */
public final class DerivedKeysOfSecret implements DerivedKeys {
    /** Older ones have been deleted long ago. */
    private static final int GENERATIONS = 20;

    private final World world;

    /** The keys of one bridge. */
    public DerivedKeysOfSecret(World world) {
        this.world = world;
    }

    @Override
    public int generationOf(String userId, UserInfo user, KeyHash hash) {
        if (!world.material().derives()) {
            return 0;
        }
        Note note = Note.in(user.user().metadata(), world.ownership().instance());
        String salt = Notes.salt(note, user);
        int oldest = Math.max(1, note.generation() - GENERATIONS + 1);
        for (int generation = note.generation(); generation >= oldest; generation--) {
            if (world.material().keyOf(hash, userId, salt, generation).isPresent()) {
                return generation;
            }
        }
        return 0;
    }
}
