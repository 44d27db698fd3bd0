package io.github.llmbridge.bridge.look;

import io.github.llmbridge.openwebui.Dialect;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark of ours on an account that the bridge adds. It stands in the address of the account's picture, where the page shows
 * the default picture all the same. Only an administrator can set it for another account, so it proves who added the account
 * after a lost answer or a crash, without a clock.
 */
public record AccountMark(String text) {
    private static final Pattern IN_PICTURE =
            Pattern.compile("(?:/user\\.png\\?|/api/v1/users/)llmbridge-([A-Za-z0-9_.-]+)(?:/profile/image)?");

    /** The mark of an account, if it has one. */
    public static Optional<AccountMark> of(Account account) {
        if (account.profileImageUrl() == null) {
            return Optional.empty();
        }
        Matcher found = IN_PICTURE.matcher(account.profileImageUrl());
        return found.matches() ? Optional.of(new AccountMark(found.group(1))) : Optional.empty();
    }

    /** The address of the default picture with this mark. Servers since 0.9 let in what their own page would write. */
    public String pictureUrl(Dialect dialect) {
        return dialect.updatesAccountsPartially()
                ? "/api/v1/users/llmbridge-" + text + "/profile/image"
                : "/user.png?llmbridge-" + text;
    }
}
