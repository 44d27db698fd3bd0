package io.github.llmbridge.bridge.look;

import io.github.llmbridge.bridge.report.Stray;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What both servers hold of everybody whom this bridge serves, read by lists.
 *
 * @param users the people, by id; every user of LiteLLM, where all were asked for
 * @param people the ids of those whom this bridge serves
 * @param keys the keys of the people, by the id of the user who has them
 * @param marked the keys with this bridge's mark, whoever has them
 * @param teams by id
 * @param accounts by address
 * @param groups every group of Open WebUI
 * @param elsewhere people whose key is in an account with another address
 * @param strays what belongs to nobody
 */
public record Everybody(
        Map<String, User> users,
        Set<String> people,
        Map<String, List<Key>> keys,
        Map<KeyHash, Key> marked,
        Map<String, Team> teams,
        Map<String, List<Account>> accounts,
        List<Group> groups,
        Set<String> elsewhere,
        List<Stray> strays) {
    /** What there is of a person, with the account of this address. */
    public Look look(Looker looker, String userId, @Nullable String email) {
        User user = user(userId);
        List<Team> in =
                user.teams().stream().map(teams::get).filter(Objects::nonNull).toList();
        UserInfo info = new UserInfo(userId, user, keys.getOrDefault(userId, List.of()), in, Map.of());
        List<Account> found = email == null || !Emails.isAddress(email)
                ? List.of()
                : accounts.getOrDefault(Emails.normalise(email), List.of());
        return looker.look(userId, Optional.of(info), found, groups, hash -> Optional.ofNullable(marked.get(hash)));
    }

    /** The person's address in LiteLLM. */
    public @Nullable String email(String userId) {
        return user(userId).userEmail();
    }

    private User user(String userId) {
        return Objects.requireNonNull(users.get(userId), userId);
    }
}
