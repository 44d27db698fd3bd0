package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.TierChangeResult.FieldDifference;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.openwebui.settings.MalformedSettingsException;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation under way for one person: what was found, and what the steps have reached so far. Thread safe. */
public final class Run {
    private final Person person;
    private final Servers servers;
    private final Look look;
    private final boolean settingsStay;
    private final Earlier earlier;
    private final Others others;
    private final List<Problem> problems = new ArrayList<>();
    private final List<FieldDifference> notApplied = new ArrayList<>();
    private final List<String> leftTeams = new ArrayList<>();
    private Note note;
    private @Nullable Team team;
    private @Nullable Account account;
    private @Nullable Secret session;
    private boolean accountAdded;
    private Earlier.@Nullable Added added;
    private boolean functionFailed;
    private boolean tokenRefused;
    private boolean settingsShut;
    private @Nullable MalformedSettingsException settingsUnreadable;
    private @Nullable KeyHash keyHash;
    private @Nullable Secret key;
    private @Nullable KeyFacts keyRow;
    private @Nullable Secret initialPassword;
    private @Nullable String tierBefore;
    private boolean tierChanged;

    /**
     * Begins with what was found.
     *
     * @param settingsStay whether the account's settings need not be written
     * @param earlier what earlier tries of the same operation saw and did
     * @param others the time that other processes are given, and give
     */
    public Run(Person person, Servers servers, Look look, boolean settingsStay, Earlier earlier, Others others) {
        this.person = person;
        this.servers = servers;
        this.look = look;
        this.settingsStay = settingsStay;
        this.earlier = earlier;
        this.others = others;
        this.note = look.note();
        this.account = look.account().orElse(null);
    }

    /** What should be. */
    public Person person() {
        return person;
    }

    /** What was found at the beginning. */
    public Look look() {
        return look;
    }

    /** Both servers, with the deadline of the operation. */
    public Servers servers() {
        return servers;
    }

    /** Waits until the proxy refuses a key; whether it does within the time. */
    public boolean isRefused(Secret old, Duration wait) {
        return servers.liteLlm().effects().awaitRefused(old, wait);
    }

    /** What is noted now. */
    public synchronized Note note() {
        return note;
    }

    synchronized void note(Note now) {
        this.note = now;
    }

    /** Tells a problem, once. */
    public synchronized void problem(Problem.Kind kind, String message) {
        Problem problem = new Problem(kind, message);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Tells what was found. */
    public synchronized void problems(List<Problem> found) {
        found.forEach(problem -> problem(problem.kind(), problem.message()));
    }

    /** What was told so far. */
    public synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }

    synchronized void notApplied(List<FieldDifference> left) {
        notApplied.clear();
        notApplied.addAll(left);
    }

    /** Fields of the key that read back otherwise than asked. */
    public synchronized List<FieldDifference> notApplied() {
        return List.copyOf(notApplied);
    }

    synchronized void team(Team found) {
        this.team = found;
    }

    /** The team that the key belongs to, once it is known. */
    public synchronized Optional<Team> team() {
        return Optional.ofNullable(team);
    }

    synchronized void leftTeam(String teamId) {
        leftTeams.add(teamId);
    }

    synchronized List<String> leftTeams() {
        return List.copyOf(leftTeams);
    }

    /** What tries of this operation saw and did before this one. */
    Earlier earlier() {
        return earlier;
    }

    /** What the next try has to know of this one. */
    public synchronized Earlier forNextTry() {
        return new Earlier(
                true,
                earlier.overtaken() ? earlier.sawNoAccount() : look.account().isEmpty(),
                Optional.ofNullable(added).or(earlier::added));
    }

    Others others() {
        return others;
    }

    synchronized void added(Account made, Earlier.Added how) {
        this.account = made;
        this.session = how.token();
        this.accountAdded = true;
        this.added = how;
    }

    /** The account turned out to be the one that this run asked for. */
    synchronized void foundAdded(Account made, Earlier.Added how) {
        this.account = made;
        this.session = how.token();
        this.added = how;
    }

    synchronized void account(Account found, @Nullable Secret token) {
        this.account = found;
        this.session = token;
    }

    /** The account, once it is known. */
    public synchronized Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    synchronized Account requireAccount() {
        return account().orElseThrow(() -> new IllegalStateException("the account's step comes first"));
    }

    /** A session of the account that the bridge itself has. */
    synchronized Optional<Secret> session() {
        return Optional.ofNullable(session);
    }

    synchronized void session(@Nullable Secret token) {
        this.session = token;
    }

    /** Whether this run added the account, so that nobody else can have written its settings. */
    synchronized boolean accountAdded() {
        return accountAdded;
    }

    synchronized void functionFailed() {
        this.functionFailed = true;
    }

    /** Whether the settings function refused to work though it had seemed to serve. */
    public synchronized boolean isFunctionFailed() {
        return functionFailed;
    }

    synchronized void tokenRefused() {
        this.tokenRefused = true;
    }

    /** Whether the server refused the credential of the user. */
    public synchronized boolean isTokenRefused() {
        return tokenRefused;
    }

    synchronized void settingsShut() {
        this.settingsShut = true;
    }

    synchronized void settingsUnreadable(MalformedSettingsException why) {
        this.settingsShut = true;
        this.settingsUnreadable = why;
    }

    /** Why what the account has stored cannot be read, if it cannot. */
    synchronized Optional<MalformedSettingsException> settingsUnreadable() {
        return Optional.ofNullable(settingsUnreadable);
    }

    /** Whether it was tried, and there is no way into the account's settings. */
    public synchronized boolean isSettingsShut() {
        return settingsShut;
    }

    /** Whether the settings hold already what they should. */
    boolean settingsStay() {
        return settingsStay;
    }

    synchronized void key(KeyHash hash, @Nullable Secret value) {
        this.keyHash = hash;
        this.key = value;
    }

    /** The hash of the key in use, once it is known. */
    public synchronized Optional<KeyHash> keyHash() {
        return Optional.ofNullable(keyHash);
    }

    /** The key in use, where its value is known. */
    public synchronized Optional<Secret> key() {
        return Optional.ofNullable(key);
    }

    synchronized void keyRow(KeyFacts row) {
        this.keyRow = row;
    }

    /** The key in use as LiteLLM has it now. */
    public synchronized Optional<KeyFacts> keyRow() {
        return Optional.ofNullable(keyRow);
    }

    synchronized void initialPassword(Secret password) {
        this.initialPassword = password;
    }

    /** The password of an account that this run made. */
    public synchronized Optional<Secret> initialPassword() {
        return Optional.ofNullable(initialPassword);
    }

    synchronized void tierBefore(@Nullable String name, boolean changed) {
        this.tierBefore = name;
        this.tierChanged = changed;
    }

    /** The tier that the key had before. */
    public synchronized Optional<String> tierBefore() {
        return Optional.ofNullable(tierBefore);
    }

    /** Whether the key has another tier now. */
    public synchronized boolean tierChanged() {
        return tierChanged;
    }
}
