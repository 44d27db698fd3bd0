package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.PollingFeed;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.contract.LiteLlmBehaviour;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.groups.UpdateGroupRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The group of a team lies below that of its organization. Of the lines none has both: LiteLLM 1.102 and newer licenses
 * organizations, and Open WebUI nests groups since 0.12.
 */
@ParameterizedClass
@MethodSource("io.github.llmbridge.contract.ServerLine#nestingOrganizations")
@ReadsEverybody
class FollowNestedGroupsTest {
    @Parameter
    ServerLine line;

    private Bridge bridge;
    private FollowedPeople people;

    @BeforeEach
    void open() {
        assumeThat(line.does(OpenWebUiBehaviour.NESTS_GROUPS)).isTrue();
        assumeThat(line.does(LiteLlmBehaviour.LICENSES_ORGANIZATIONS)).isFalse();
        bridge = new Bridge(line, builder -> builder.store(new InMemoryStore()).settingsFunction(true));
        people = new FollowedPeople(bridge.liteLlm, bridge.openWebUi, true, true);
    }

    @AfterEach
    void close() {
        if (bridge != null) {
            people.close();
            bridge.close();
        }
    }

    @Test
    void theGroupOfATeamLiesBelowThatOfItsOrganizationIfAskedFor() throws InterruptedException {
        String ada = people.newId();
        people.make(ada);
        people.join(ada);
        follow(false);
        assertThat(group(people.team).parentGroupId()).isNull();

        into(people.organization);
        assertThat(follow(false).failing()).isEmpty();
        assertThat(group(people.team).parentGroupId()).isNull();
        assertThat(follow(true).failing()).isEmpty();
        Group company = group(people.organization);
        assertThat(company.name()).isEqualTo("Company " + people.instance);
        assertThat(group(people.team).parentGroupId()).isEqualTo(company.id());
        assertThat(people.isIn(ada, people.team)).isTrue();

        into(null);
        follow(true);
        assertThat(group(people.team).parentGroupId()).isNull();
    }

    @Test
    void aGroupThatSomebodyPutBelowTheirOwnStaysThere() throws InterruptedException {
        String ada = people.newId();
        people.make(ada);
        people.join(ada);
        into(people.organization);
        follow(true);
        Group own = bridge.openWebUi.groups().create(new NewGroupRequest("Own " + people.instance, "By hand"));
        try {
            bridge.openWebUi
                    .groups()
                    .update(
                            group(people.team).id(),
                            UpdateGroupRequest.builder(group(people.team))
                                    .parentGroupId(own.id())
                                    .build());
            assertThat(follow(true).failing()).isEmpty();
            assertThat(group(people.team).parentGroupId()).isEqualTo(own.id());
        } finally {
            bridge.openWebUi.groups().delete(own.id());
        }
    }

    private FollowerStatus follow(boolean nests) throws InterruptedException {
        FollowOptions options = FollowOptions.builder(
                        MigrationRules.builder().tierField(people.field).build())
                .nestsGroups(nests)
                .build();
        try (BridgeFollower follower = bridge.facade().follow(PollingFeed.of(bridge.liteLlm), options)) {
            return follower.once();
        }
    }

    private void into(@Nullable String organization) {
        UpdateTeamRequest.Builder update = UpdateTeamRequest.builder(people.team);
        bridge.liteLlm
                .teams()
                .update((organization == null ? update.clearOrganizationId() : update.organizationId(organization))
                        .build());
    }

    private Group group(String liteLlmId) {
        return people.groups(liteLlmId).get(0);
    }
}
