package io.github.llmbridge.litellm.users;

import java.util.List;

/** One page of {@code /user/list}. */
public record UserPage(List<User> users, int total, int page, int pageSize, int totalPages) {
    public UserPage {
        users = List.copyOf(users);
    }
}
