package io.github.llmbridge.bridge.look;

import io.github.llmbridge.openwebui.Dialect;
import io.github.llmbridge.openwebui.users.Account;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark of ours on an account that the bridge adds. It stands in the address of the account's picture, where the page
 * shows a neutral picture all the same. Only an administrator can set it for another account, so it proves who added
 * the account after a lost answer or a crash, without a clock.
 */
public record AccountMark(String text) {
    private static final String TEXT = "([A-Za-z0-9_.-]+)";
    private static final String PARAMETER = "data:image/png;llmbridge=";

    /** One grey pixel. */
    private static final String PICTURE =
            ";base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mOYs3g9AAPNAe9T4cFBAAAAAElFTkSuQmCC";

    private static final List<Pattern> IN_PICTURE = List.of(
            Pattern.compile("/api/v1/users/llmbridge-" + TEXT + "/profile/image"),
            Pattern.compile(Pattern.quote(PARAMETER) + TEXT + ";base64,.*"),
            Pattern.compile("/user\\.png\\?llmbridge-" + TEXT));

    /** The mark of an account, if it has one. */
    public static Optional<AccountMark> of(Account account) {
        if (account.profileImageUrl() == null) {
            return Optional.empty();
        }
        return IN_PICTURE.stream()
                .map(pattern -> pattern.matcher(account.profileImageUrl()))
                .filter(Matcher::matches)
                .map(found -> new AccountMark(found.group(1)))
                .findFirst();
    }

    /** The address of a picture with this mark: each version lets in what its own page would write. */
    public String pictureUrl(Dialect dialect) {
        if (dialect.updatesAccountsPartially()) {
            return "/api/v1/users/llmbridge-" + text + "/profile/image";
        }
        return dialect.showsPictureForNone() ? PARAMETER + text + PICTURE : "/user.png?llmbridge-" + text;
    }
}
