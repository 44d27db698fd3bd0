package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.AccountMark;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.openwebui.users.Account;

/**
 * Whether an account is the person's, and whether its settings can be written. Open WebUI verifies no address, so an account
 * that the bridge did not add is used only with a credential of its user, or if the application vouches for it.
 */
public final class Access {
    private final World world;

    /** Access of one bridge. */
    public Access(World world) {
        this.world = world;
    }

    /** Whether the bridge added the account, by its mark. */
    boolean isMarked(String userId, Look look, Account account) {
        return AccountMark.of(account)
                .filter(mark -> world.material().proves(mark, userId, look.note()))
                .isPresent();
    }

    /** Whether the bridge added the account and was stopped before it was finished: nobody has used it. */
    public boolean isUnfinished(Person person, Look look) {
        return look.account()
                .filter(account -> account.settings() == null && isMarked(person.userId(), look, account))
                .isPresent();
    }

    /** Whether the account is known to be the person's, a credential aside. */
    public boolean isProven(Person person, Look look) {
        return person.vouched()
                || isKnown(look)
                || look.account().filter(Account::cameBySingleSignOn).isPresent();
    }

    /** Whether the settings function may write the account's settings: it proves nothing, so the account must be known. */
    public boolean mayUseFunction(Person person, Look look) {
        return look.settingsFunctionServes() && look.account().isPresent() && isProven(person, look);
    }

    /** Whether the bridge has added the account or given it a key. */
    public boolean isKnown(Look look) {
        return look.holdsOwnKey()
                || look.account()
                        .filter(account -> isMarked(look.userId(), look, account))
                        .isPresent();
    }

    /** Whether the account may be given another name, address, role or group. */
    boolean mayChange(Person person, Look look) {
        return isProven(person, look) || person.userToken() != null;
    }

    /** Whether the bridge itself can act as the account: it adds it, or knows its password, or may set it. */
    boolean hasOwnWay(Person person, Look look) {
        return look.account().isEmpty()
                || isUnfinished(person, look)
                || (world.material().derives()
                        && isMarked(person.userId(), look, look.account().get()));
    }

    /**
     * Whether another process seems to be at work for this person just now: the account was added and has no settings yet, or
     * there is a newer key than the connected one. With a secret, too, if the user is noted, and the key that comes next is not
     * there; to make another one would leave two.
     */
    public boolean isUnderWay(Person person, Look look, Earlier earlier) {
        if (hasTwins(person, look)) {
            return true;
        }
        if (look.account().flatMap(earlier::addedOf).isPresent()) {
            return false;
        }
        if (isUnfinished(person, look)
                || isBeingRotated(look)
                || (earlier.overtaken() && othersAreAtWork(person, look, earlier))) {
            return true;
        }
        if (!world.material().derives() || person.isKeyless()) {
            return false;
        }
        boolean keyWasLost = look.connection().isPresent();
        return look.user().isPresent()
                && look.note().salt() != null
                && look.owned().isEmpty()
                && look.note().generation() > 0
                && !keyWasLost;
    }

    /** Whether there is an account beside the person's that the bridge added and nobody has used. */
    private boolean hasTwins(Person person, Look look) {
        return look.twins().stream().anyMatch(twin -> isTwin(person, look, twin));
    }

    boolean isTwin(Person person, Look look, Account account) {
        return account.settings() == null && isMarked(person.userId(), look, account);
    }

    /** Whoever made the newer key is about to connect it. */
    private static boolean isBeingRotated(Look look) {
        return look.connectedKey()
                .filter(connected -> look.owned().stream().anyMatch(key -> key.generation() > connected.generation()))
                .isPresent();
    }

    /** Whoever overtook this operation has not made everything yet. */
    private static boolean othersAreAtWork(Person person, Look look, Earlier earlier) {
        boolean accountToCome = look.account().isEmpty() && person.addsAccount();
        boolean settingsToCome = earlier.sawNoAccount()
                && look.account().filter(account -> account.settings() == null).isPresent();
        return look.owned().isEmpty() || accountToCome || settingsToCome;
    }

    /** Whether there is a way into the settings, as far as can be told beforehand. */
    public boolean isOpen(Person person, Look look) {
        return person.userToken() != null || hasOwnWay(person, look) || mayUseFunction(person, look);
    }

    /** Whether the stored connection leads where it should, with a key of ours, in the state that it should have. */
    public boolean isConnected(Person person, Look look) {
        boolean on = person.standing() == Standing.ACTIVE;
        return look.holdsOwnKey()
                && look.connection()
                        .filter(found -> found.hasUrl(world.ownership().connectionUrl()))
                        .filter(found -> found.enabled() == on || (on && !person.lifts()))
                        .isPresent();
    }
}
