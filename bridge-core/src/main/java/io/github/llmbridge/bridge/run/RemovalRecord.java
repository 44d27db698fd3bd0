package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.openwebui.users.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the store is told of a removal. */
final class RemovalRecord {
    private RemovalRecord() {}

    /** What is about to be taken away. */
    static List<PlannedChange> planned(Look look, Set<Part> parts) {
        List<PlannedChange> changes = new ArrayList<>();
        if (parts.contains(Part.CONNECTION)) {
            look.connection().ifPresent(found -> changes.add(gone(Step.CONNECTION, "connection", found.url())));
        }
        if (parts.contains(Part.KEYS)) {
            look.owned()
                    .forEach(key -> changes.add(gone(Step.KEY, "key", key.hash().value())));
        }
        if (parts.contains(Part.TEAM)) {
            look.note().teams().forEach(team -> changes.add(gone(Step.OLD_TEAM, "membership", team)));
        }
        if (parts.contains(Part.GROUPS) && look.account().isPresent()) {
            look.note().groups().forEach(group -> changes.add(gone(Step.GROUPS, "group", group)));
        }
        if (parts.contains(Part.ACCOUNT)) {
            look.account().ifPresent(account -> changes.add(gone(Step.ACCOUNT, "account", account.email())));
        }
        if (parts.contains(Part.LITELLM_USER)) {
            changes.add(gone(Step.LITELLM_USER, "user", look.userId()));
        }
        return changes;
    }

    /** Tells what is left of the person. */
    static Optional<Problem> left(Look look, Set<Part> parts, Recording recording) {
        boolean keyGone = parts.contains(Part.KEYS) || look.owned().isEmpty();
        return recording.person(
                look.user().map(found -> found.user().userEmail()).orElse(null),
                parts.contains(Part.ACCOUNT)
                        ? null
                        : look.account().map(Account::id).orElse(null),
                keyGone ? null : look.note().tier(),
                keyGone ? null : look.connectedKey().orElse(look.owned().get(0)).hash(),
                look.note().standing());
    }

    private static PlannedChange gone(Step step, String what, @Nullable String before) {
        return new PlannedChange(step, what, before, null);
    }
}
