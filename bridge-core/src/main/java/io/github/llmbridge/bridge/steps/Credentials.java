package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.AccountMark;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials to act as a person's account. */
final class Credentials {
    private static final int PASSWORD_CHANGED = 409;

    private final World world;
    private final Access access;

    Credentials(World world, Access access) {
        this.world = world;
        this.access = access;
    }

    /** The session of an account that this run added or took over. */
    Optional<Secret> atHand(Run run) {
        return run.session();
    }

    /** The session at hand, or the user's credential, or a new session where the bridge knows the password. */
    Optional<Secret> of(Run run) {
        Secret ofUser = run.person().userToken();
        return atHand(run).or(() -> Optional.ofNullable(ofUser)).or(() -> bySigningIn(run));
    }

    private Optional<Secret> bySigningIn(Run run) {
        Account account = run.requireAccount();
        if (!world.material().derives() || !access.isMarked(run.person().userId(), run.look(), account)) {
            return Optional.empty();
        }
        Secret token = signIn(run, password(run.person(), mark(account)));
        run.session(token);
        return Optional.ofNullable(token);
    }

    /** The password that the bridge gives an account with this mark. */
    Secret password(Person person, AccountMark mark) {
        return person.password() == null ? world.material().password(person.userId(), mark) : person.password();
    }

    static AccountMark mark(Account account) {
        return AccountMark.of(account).orElseThrow(() -> new IllegalStateException("the account has a mark of ours"));
    }

    /** Where passwords are switched off, a second factor is asked for, or the password is another now, there is no token. */
    static @Nullable Secret signIn(Run run, Secret password) {
        try {
            return run.servers()
                    .openWebUi()
                    .anonymousAuths()
                    .signIn(new SignInRequest(run.person().email(), password))
                    .token();
        } catch (UnauthorizedException | ForbiddenException e) {
            return null;
        } catch (ApiException e) {
            // Since 0.12 so if the password is set anew at the same moment.
            if (e.status() == PASSWORD_CHANGED) {
                return null;
            }
            throw e;
        }
    }
}
