package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.Texts;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The LiteLLM user, with the note of what the bridge was asked for. */
public final class UserStep implements PersonStep {
    private final World world;
    private final Notes notes;

    /** The step of one bridge. */
    public UserStep(World world, Notes notes) {
        this.world = world;
        this.notes = notes;
    }

    /**
     * What differs.
     *
     * @throws InvalidRequestException if LiteLLM's user has another e-mail, and the operation does not change it
     */
    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        if (look.user().isEmpty()) {
            return List.of(new PlannedChange(Step.LITELLM_USER, "user", null, person.userId()));
        }
        User user = look.user().get().user();
        List<PlannedChange> changes = new ArrayList<>();
        if (!hasEmail(user, person)) {
            if (user.userEmail() != null && Emails.isAddress(user.userEmail()) && !person.renames()) {
                throw new InvalidRequestException(
                        "LiteLLM's user '" + person.userId() + "' has the e-mail " + Texts.quoted(user.userEmail())
                                + ", not " + Texts.quoted(person.email()) + "; updatePerson changes it");
            }
            changes.add(change("user_email", user.userEmail(), person.email()));
        }
        UserLimits limits = person.tier().user();
        if (limits != null && !person.leavesLiteLlm()) {
            limitChanges(user, limits, changes);
        }
        Note start = notes.atStart(person, look);
        if (!start.equals(look.note())) {
            changes.add(change("note", null, start.standing() + " " + start.groups() + " " + start.teams()));
        }
        return changes;
    }

    @Override
    public Done apply(Run run) {
        Person person = run.person();
        Note start = withMark(run, notes.atStart(person, run.look()));
        if (run.look().user().isEmpty()) {
            return create(run, start);
        }
        List<PlannedChange> changes = plan(person, run.look());
        if (changes.isEmpty() && start.equals(run.look().note())) {
            return Done.UNCHANGED;
        }
        run.servers().liteLlm().users().updateAnswer(update(run, changes, start));
        run.note(start);
        return Done.UPDATED;
    }

    private UpdateUserRequest update(Run run, List<PlannedChange> changes, Note start) {
        Person person = run.person();
        UpdateUserRequest.Builder update = UpdateUserRequest.builder(person.userId());
        for (PlannedChange change : changes) {
            UserLimits limits = person.tier().user();
            switch (change.what()) {
                case "user_email" -> update.userEmail(person.email());
                case "user_role" ->
                    update.userRole(Objects.requireNonNull(limits).role());
                case "models" -> update.models(userModels(Objects.requireNonNull(limits)));
                case "max_budget" ->
                    update.maxBudget(Objects.requireNonNull(
                            Objects.requireNonNull(limits).maxBudget()));
                case "budget_duration" ->
                    update.budgetDuration(Objects.requireNonNull(
                            Objects.requireNonNull(limits).budgetDuration()));
                default -> {
                    // The note is written below.
                }
            }
        }
        if (!start.equals(run.look().note())) {
            Map<String, Object> metadata = new LinkedHashMap<>(
                    start.into(run.look().userMetadata(), world.ownership().instance()));
            update.metadata(metadata);
        }
        return update.build();
    }

    /** A bridge without a secret proves by its note which account it added. */
    private Note withMark(Run run, Note start) {
        if (world.material().derives()
                || start.account() != null
                || run.look().account().isPresent()) {
            return start;
        }
        return start.but()
                .account(world.material().newMark(run.person().userId()).text())
                .build();
    }

    private Done create(Run run, Note start) {
        Person person = run.person();
        UserLimits limits = person.tier().user();
        NewUserRequest newUser = NewUserRequest.builder(
                        person.userId(), limits == null || limits.models() == null ? Models.all() : limits.models())
                .userEmail(person.email())
                .userAlias(person.name())
                .userRole(limits == null || limits.role() == null ? UserRole.INTERNAL_USER : limits.role())
                .maxBudget(limits == null ? null : limits.maxBudget())
                .budgetDuration(limits == null ? null : limits.budgetDuration())
                .metadata(start.into(
                        Map.of("managed_by", "llmbridge"), world.ownership().instance()))
                .build();
        try {
            run.servers().liteLlm().users().create(newUser);
        } catch (AlreadyExistsException | ServerErrorException e) {
            // Another process was faster, or the e-mail belongs to another user, which is the caller's to solve.
            requireOwn(run, start, e);
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            requireOwn(run, start, e);
        }
        // LiteLLM tells each of several who ask at once that they made the user, and keeps what the first asked for. A
        // derived
        // mark of an account to be added tells who was first; one without a secret is proven by the note.
        boolean provenByNote = world.material().derives()
                ? run.look().account().isPresent()
                : run.look().account().isEmpty() && run.others().areExpected();
        if (provenByNote) {
            requireOwn(run, start, null);
        }
        run.note(start);
        return Done.CREATED;
    }

    /** What is random in the note tells whether the user who is there is the one that this run asked for. */
    private void requireOwn(Run run, Note start, @Nullable ApiException error) {
        UserInfo found = run.servers()
                .liteLlm()
                .users()
                .find(run.person().userId())
                .orElseThrow(() -> error == null ? new Overtaken("another process removed the user") : error);
        Note noted = Note.in(found.user().metadata(), world.ownership().instance());
        boolean own = Objects.equals(noted.salt(), start.salt()) && Objects.equals(noted.account(), start.account());
        if (!own) {
            throw new Overtaken("another process made the user");
        }
    }

    private static void limitChanges(User user, UserLimits limits, List<PlannedChange> changes) {
        if (limits.role() != null && !limits.role().equals(user.userRole())) {
            changes.add(change("user_role", user.userRole(), limits.role()));
        }
        if (limits.models() != null
                && !userModels(limits).equals(user.models())
                && !limits.models().equals(user.models())) {
            changes.add(change("models", user.models(), limits.models()));
        }
        if (limits.maxBudget() != null && !Numbers.same(limits.maxBudget(), user.maxBudget())) {
            changes.add(change("max_budget", user.maxBudget(), limits.maxBudget()));
        }
        if (limits.budgetDuration() != null && !limits.budgetDuration().text().equals(user.budgetDuration())) {
            changes.add(change(
                    "budget_duration",
                    user.budgetDuration(),
                    limits.budgetDuration().text()));
        }
    }

    /** The server ignores an empty list for users who exist. */
    private static Models userModels(UserLimits limits) {
        Models models = Objects.requireNonNull(limits.models());
        return models.isAll() ? Models.of("all-proxy-models") : models;
    }

    private static boolean hasEmail(User user, Person person) {
        return user.userEmail() != null && Emails.normalise(user.userEmail()).equals(person.email());
    }

    private static PlannedChange change(String what, @Nullable Object before, @Nullable Object after) {
        return new PlannedChange(
                Step.LITELLM_USER,
                what,
                before == null ? null : before.toString(),
                after == null ? null : after.toString());
    }
}
