package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.look.PeopleWindows;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.read.Reads;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.View;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.openwebui.users.Emails;
import io.github.llmbridge.openwebui.users.Role;
import java.util.List;
import java.util.function.Function;

/**
 * Who is as it should be, and who is new, as lists told it at the beginning of a bulk run: a fingerprint of eight bytes
 * for each person of whom nothing differs and whom nothing keeps from chatting, and for each account's address. Others
 * are looked at. Not thread safe.
 */
final class AsWished {
    /** A person's own look takes as long as six people in lists do, and half of an input may need work all the same. */
    private static final int LOOKS_FOR_ALL_LISTS = 24;

    private static final int MOST_HELD_BACK = 1_000;

    private static final int MOST_KNOWN_ALL_THE_SAME = 4;

    private final TierCatalog tiers;
    private final LongSet people = new LongSet();
    private final LongSet touched = new LongSet();
    private final LongSet addresses = new LongSet();
    private boolean isEmpty = true;
    private boolean knowsAddresses;
    private int knownAllTheSame;

    AsWished(TierCatalog tiers) {
        this.tiers = tiers;
    }

    /** From how many entries on lists, read one after the other, are quicker than looking at so many people at a time. */
    static int worthFrom(int accounts, int atATime) {
        return (int) Math.min(MOST_HELD_BACK, (long) accounts * atATime / LOOKS_FOR_ALL_LISTS + 1);
    }

    /** Reads all lists. What keeps everybody from chatting is told with each person's own result, so nobody is in it then. */
    void read(Engine engine, PeopleWindows windows, Reads reads, Preflight preflight) {
        if (preflight.ofConnections().isEmpty()) {
            Function<View, List<Problem>> problemsOf = reads.problemsOfMany();
            windows.read(
                    account -> addresses.add(Fingerprints.ofText(Emails.normalise(account.email()))),
                    window -> window.users().keySet().forEach(userId -> add(engine.view(window, userId), problemsOf)));
            knowsAddresses = true;
        }
    }

    private void add(View view, Function<View, List<Problem>> problemsOf) {
        boolean differs = view.wish().isEmpty()
                || !view.drift().isEmpty()
                || !view.look().note().grant().isEmpty()
                || !problemsOf.apply(view).isEmpty();
        if (!differs) {
            String team = view.key().map(key -> key.key().teamId()).orElse(null);
            people.add(Fingerprints.of(view.wish().get(), view.look(), team));
            isEmpty = false;
        }
    }

    /** Whether the request would change nothing. */
    boolean includes(ProvisionRequest request) {
        if (isEmpty || touched.contains(Fingerprints.ofText(request.userId()))) {
            return false;
        }
        List<Role> roles = request.role() == null ? List.of(Role.USER, Role.ADMIN) : List.of(request.role());
        return roles.stream().anyMatch(role -> people.contains(Fingerprints.of(request, tiers, role.value())));
    }

    /** Whether nobody had the request's address. LiteLLM may know the person all the same, which costs two calls. */
    boolean leavesOut(ProvisionRequest request) {
        return knowsAddresses
                && knownAllTheSame < MOST_KNOWN_ALL_THE_SAME
                && !touched.contains(Fingerprints.ofText(request.userId()))
                && !addresses.contains(Fingerprints.ofText(request.email()));
    }

    /** How it ended for somebody who was left out: where many are in LiteLLM, looking costs less. */
    void told(boolean wasNew) {
        knownAllTheSame = wasNew ? Math.max(0, knownAllTheSame - 1) : knownAllTheSame + 1;
    }

    /** The person is worked on: what lists told of it is true no longer. */
    void touch(String userId) {
        if (!isEmpty || knowsAddresses) {
            touched.add(Fingerprints.ofText(userId));
        }
    }
}
