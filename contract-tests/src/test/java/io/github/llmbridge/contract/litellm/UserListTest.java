package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.litellm.users.UserListQueryBuilder;
import io.github.llmbridge.litellm.users.UserPage;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryLine
class UserListTest extends LiteLlmContract {
    private final String company = ServerLine.unique("company");

    private String makeUser(String name, UserRole role) {
        String id = ServerLine.unique("user");
        client.users()
                .create(NewUserRequest.builder(id, Models.all())
                        .userEmail(name + "@" + company + ".example.com")
                        .userRole(role)
                        .build());
        return id;
    }

    private List<String> makeUsers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> makeUser("u" + i, UserRole.INTERNAL_USER))
                .toList();
    }

    private UserListQueryBuilder ofTheCompany() {
        return UserListQuery.builder().userEmail(company);
    }

    @Test
    void pagesHoldEveryUserExactlyOnce() {
        List<String> made = makeUsers(25);

        List<String> listed = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            UserPage page = client.users()
                    .list(ofTheCompany()
                            .page(number)
                            .pageSize(10)
                            .sortBy("user_id")
                            .sortOrder("asc")
                            .build());
            assertThat(page.users()).hasSize(number < 3 ? 10 : 5);
            assertThat(page.total()).isEqualTo(25);
            assertThat(page.page()).isEqualTo(number);
            assertThat(page.pageSize()).isEqualTo(10);
            assertThat(page.totalPages()).isEqualTo(3);
            page.users().forEach(user -> listed.add(user.userId()));
        }

        assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(made);
        assertThat(client.users()
                        .list(ofTheCompany().page(4).pageSize(10).build())
                        .users())
                .isEmpty();
    }

    @Test
    void theStreamHoldsEveryUserExactlyOnceOverSeveralPages() {
        List<String> made = makeUsers(103);
        wire.clear();

        assertThat(client.users().stream(ofTheCompany().build()))
                .extracting(User::userId)
                .containsExactlyInAnyOrderElementsOf(made);
        assertThat(wire.exchanges()).hasSize(2);
    }

    @Test
    void anEmailIsFoundByAPartWhateverItsCase() {
        String ada = makeUser("ada", UserRole.INTERNAL_USER);
        makeUser("bob", UserRole.INTERNAL_USER);

        assertThat(client.users().stream(UserListQuery.builder()
                        .userEmail(("ADA@" + company).toUpperCase(Locale.ROOT))
                        .build()))
                .extracting(User::userId)
                .containsExactly(ada);
    }

    @Test
    void usersAreListedByRole() {
        makeUser("ada", UserRole.INTERNAL_USER);
        String viewer = makeUser("bob", UserRole.INTERNAL_USER_VIEWER);

        assertThat(client.users().stream(
                        ofTheCompany().role("internal_user_viewer").build()))
                .extracting(User::userId)
                .containsExactly(viewer);
    }

    @Test
    void usersAreListedByTeam() {
        String member = makeUser("ada", UserRole.INTERNAL_USER);
        makeUser("bob", UserRole.INTERNAL_USER);
        String teamId = newTeam(Models.all());
        client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.user(member)));

        assertThat(client.users().stream(ofTheCompany().team(teamId).build()))
                .extracting(User::userId)
                .containsExactly(member);
    }

    @Test
    void usersAreSortedAsAsked() {
        makeUsers(5);

        assertThat(client.users().stream(
                        ofTheCompany().sortBy("user_email").sortOrder("desc").build()))
                .extracting(User::userEmail)
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void nobodyIsAnEmptyList() {
        assertThat(client.users().stream(ofTheCompany().build())).isEmpty();
    }
}
