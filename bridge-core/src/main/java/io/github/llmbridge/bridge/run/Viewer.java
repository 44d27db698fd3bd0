package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.KeyWish;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees a person as it is, and as the bridge gave it. Two reads, and a third where groups are in question. */
final class Viewer {
    private final Snapshots snapshots;
    private final Steps steps;
    private final Wishes wishes;

    Viewer(Snapshots snapshots, Steps steps, Wishes wishes) {
        this.snapshots = snapshots;
        this.steps = steps;
        this.wishes = wishes;
    }

    /**
     * The person.
     *
     * @throws PersonNotFoundException if LiteLLM has no such user
     */
    View see(String userId, Servers servers) {
        Look first = snapshots.ofUser(userId, servers);
        Person wish = null;
        BridgeException unknown = null;
        try {
            wish = wishes.withKey(first, KeyWish.KEEP);
        } catch (InvalidRequestException | PersonNotFoundException e) {
            unknown = e;
        }
        Look look = groupsAreInQuestion(first, wish)
                ? first.withGroups(servers.openWebUi().groups().list())
                : first;
        return view(servers, look, wish, unknown, wish == null ? List.of() : steps.changes(wish, look));
    }

    /** A person that was read, groups included, beside what a reconciliation would bring back. */
    View asGiven(Look look, Servers servers) {
        Person wish = null;
        BridgeException unknown = null;
        List<PlannedChange> drift = List.of();
        try {
            wish = wishes.reconciled(look);
            drift = steps.changes(wish, look);
        } catch (InvalidRequestException | PersonNotFoundException e) {
            unknown = e;
        }
        return view(servers, look, wish, unknown, drift);
    }

    private View view(
            Servers servers,
            Look look,
            @Nullable Person wish,
            @Nullable BridgeException unknown,
            List<PlannedChange> drift) {
        return new View(
                servers,
                look,
                Optional.ofNullable(wish),
                Optional.ofNullable(unknown).map(BridgeException::getMessage),
                drift,
                key(wish, look),
                wish != null && isChanged(drift) && !steps.access().isOpen(wish, look));
    }

    private static boolean isChanged(List<PlannedChange> drift) {
        return drift.stream().anyMatch(change -> change.step() == Step.CONNECTION);
    }

    private Optional<OwnedKey> key(@Nullable Person wish, Look look) {
        return wish == null
                ? look.connectedKey().or(() -> look.owned().stream().findFirst())
                : steps.keys().found(wish, look);
    }

    /** Before 0.6.37, Open WebUI does not tell with the account whether it is in a group. */
    private static boolean groupsAreInQuestion(Look look, @Nullable Person wish) {
        boolean mayBeMember = look.account()
                .filter(account ->
                        account.groupIds() == null || !account.groupIds().isEmpty())
                .isPresent();
        return mayBeMember
                || !look.note().groups().isEmpty()
                || (wish != null && !wish.groups().isEmpty());
    }
}
