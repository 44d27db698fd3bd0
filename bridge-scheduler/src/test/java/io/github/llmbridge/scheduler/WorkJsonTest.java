package io.github.llmbridge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.users.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkJsonTest {
    private final WorkJson json = new WorkJson();

    static Stream<BulkWork> everyWork() {
        return Stream.of(
                new BulkWork.Provision(person().build()),
                new BulkWork.Provision(person().name("Ada")
                        .groups(List.of("one", "two"))
                        .role(Role.ADMIN)
                        .vouched(true)
                        .team(TeamSpec.existing("t-1"))
                        .build()),
                new BulkWork.Provision(person().team(TeamSpec.builder("t-1", "Team", Models.of("gpt-4o"))
                                .maxBudget(0.1)
                                .budgetDuration(BudgetDuration.of("30d"))
                                .rpmLimit(1L)
                                .tpmLimit(Long.MAX_VALUE)
                                .organizationId("o-1")
                                .build())
                        .build()),
                new BulkWork.Provision(person().team(TeamSpec.createIfMissing("t-1", "Team", Models.all()))
                        .build()),
                new BulkWork.ChangeTier("u-1", "pro", SpentPolicy.RESET),
                new BulkWork.Suspend("u-1"),
                new BulkWork.Resume("u-1"),
                new BulkWork.Renew("u-1"),
                new BulkWork.Reconcile("u-1"),
                new BulkWork.Remove("u-1", Set.of(Part.values())));
    }

    private static ProvisionRequestBuilder person() {
        return ProvisionRequest.builder("u-1", "ada@example.com", "free");
    }

    @ParameterizedTest
    @MethodSource("everyWork")
    void whatIsWrittenIsRead(BulkWork work) {
        assertThat(json.read(WorkJson.operation(work), "u-1", json.write(work))).isEqualTo(work);
    }

    @Test
    void everyKindOfWorkIsTried() {
        assertThat(everyWork().map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrder(BulkWork.class.getPermittedSubclasses());
    }

    @Test
    void aSecretIsRefusedAndNotEchoed() {
        BulkWork password = new BulkWork.Provision(
                person().password(Secret.of("correct horse battery")).build());
        assertThatThrownBy(() -> json.write(password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("horse");
        BulkWork token = new BulkWork.Provision(
                person().userToken(Secret.of("correct horse battery")).build());
        assertThatThrownBy(() -> json.write(token)).hasMessageContaining("userToken");
    }

    @Test
    void whatIsNotKnownHereIsToldWithoutItsContent() {
        assertThatThrownBy(() -> json.read("teleport", "u-1", "{}"))
                .isInstanceOf(UnknownWorkException.class)
                .hasMessageContaining("teleport");
        assertThatThrownBy(() -> json.read("provision", "u-1", "{ada@example.com"))
                .isInstanceOf(UnknownWorkException.class)
                .hasMessageNotContaining("ada")
                .hasNoCause();
        assertThatThrownBy(() -> json.read("change-tier", "u-1", "{\"tier\":\"pro\",\"spent\":\"HALF\"}"))
                .isInstanceOf(UnknownWorkException.class);
    }
}
