package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.openwebui.chat.ChatCompletionRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.models.Grantees;
import io.github.llmbridge.openwebui.models.ModelEntry;
import io.github.llmbridge.openwebui.models.ModelForm;
import io.github.llmbridge.openwebui.models.ModelGrant;
import io.github.llmbridge.openwebui.models.ModelGrantsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ModelGrantsTest extends ModelServerTest {
    private final List<String> groups = new ArrayList<>();

    @AfterEach
    void deleteGroups() {
        groups.forEach(site.behind.groups()::delete);
    }

    @Test
    void anAccountSeesAModelAndChatsOnceItIsGranted() {
        Site.Person ada = site.newPerson();
        assertThat(ids(site.as(ada).models())).isEmpty();
        assertThatThrownBy(() -> chat(ada)).isInstanceOf(NotFoundException.class);

        ModelEntry entry = site.client.models().grantRead(model, Grantees.users(ada.id()));

        assertThat(entry.readers()).isEqualTo(Grantees.users(ada.id()));
        assertThat(ids(site.as(ada).models())).containsExactly(model);
        assertThat(chat(ada)).isEqualTo("hello");
    }

    @Test
    void aGroupsMembersSeeWhatIsGrantedToTheGroup() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();

        site.client.models().grantRead(model, Grantees.groups(groupOf(ada)));

        assertThat(ids(site.as(ada).models())).containsExactly(model);
        assertThat(ids(site.as(bob).models())).isEmpty();
    }

    @Test
    void grantsOfOthersStayWhenOneIsAddedOrTakenAway() {
        Site.Person ada = site.newPerson();
        String group = groupOf();
        Grantees both = Grantees.groups(group).and(Grantees.users(ada.id()));
        site.client.models().grantRead(model, Grantees.groups(group));

        assertThat(site.client
                        .models()
                        .grantRead(model, Grantees.users(ada.id()))
                        .readers())
                .isEqualTo(both);
        assertThat(site.client.models().revokeRead(model, Grantees.groups(group)))
                .get()
                .extracting(ModelEntry::readers)
                .isEqualTo(Grantees.users(ada.id()));
        assertThat(ids(site.as(ada).models())).containsExactly(model);
    }

    @Test
    void grantingWhatIsGrantedWritesNothing() {
        Site.Person ada = site.newPerson();
        site.client.models().grantRead(model, Grantees.users(ada.id()));
        site.wire.clear();

        site.client.models().grantRead(model, Grantees.users(ada.id()));
        site.client.models().revokeRead(model, Grantees.users("nobody"));

        assertThat(site.wire.writes()).isEmpty();
    }

    @Test
    void grantsAtOneTimeThroughOneClientAreAllKept() throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(site.newPerson().id());
        }
        ExecutorService pool = Executors.newFixedThreadPool(people.size());
        try {
            List<Future<ModelEntry>> grants = people.stream()
                    .map(id -> pool.submit(() -> site.client.models().grantRead(model, Grantees.users(id))))
                    .toList();
            for (Future<ModelEntry> grant : grants) {
                grant.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(site.behind.models().find(model).orElseThrow().readers().userIds())
                .containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void aGrantLeavesTheEntrysOtherFields() {
        Site.Person ada = site.newPerson();
        site.behind
                .models()
                .create(ModelForm.builder(model, "My model")
                        .params(Map.of("temperature", 1, "from_the_future", List.of(1)))
                        .meta(Map.of("description", "ours", "also_new", true))
                        .build());

        ModelEntry entry = site.client.models().grantRead(model, Grantees.users(ada.id()));

        assertThat(entry.name()).isEqualTo("My model");
        assertThat(entry.params()).containsEntry("temperature", 1).containsEntry("from_the_future", List.of(1));
        assertThat(entry.meta()).containsEntry("description", "ours").containsEntry("also_new", true);
        assertThat(entry.isActive()).isTrue();
    }

    @Test
    void rightsToChangeAModelAreNotTouched() {
        Site.Person ada = site.newPerson();
        Site.Person editor = site.newPerson();
        ModelForm form = line.does(OpenWebUiBehaviour.LISTS_MODEL_GRANTS)
                ? ModelForm.builder(model, model)
                        .accessGrants(List.of(new ModelGrant("user", editor.id(), "write", Map.of())))
                        .build()
                : ModelForm.builder(model, model)
                        .accessControl(Map.of("write", Map.of("user_ids", List.of(editor.id())), "odd", Map.of()))
                        .build();
        site.behind.models().create(form);

        site.client.models().grantRead(model, Grantees.users(ada.id(), editor.id()));
        ModelEntry entry = site.client
                .models()
                .revokeRead(model, Grantees.users(editor.id()))
                .orElseThrow();

        assertThat(entry.readers()).isEqualTo(Grantees.users(ada.id()));
        if (line.does(OpenWebUiBehaviour.LISTS_MODEL_GRANTS)) {
            assertThat(entry.accessGrants())
                    .filteredOn(grant -> "write".equals(grant.permission()))
                    .extracting(ModelGrant::principalId)
                    .containsExactly(editor.id());
        } else {
            assertThat(entry.accessControl())
                    .containsEntry("write", Map.of("user_ids", List.of(editor.id())))
                    .containsEntry("odd", Map.of());
        }
    }

    @Test
    void aPublicModelStaysPublic() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();
        publish();

        ModelEntry granted = site.client.models().grantRead(model, Grantees.users(ada.id()));
        ModelEntry revoked =
                site.client.models().revokeRead(model, Grantees.users(ada.id())).orElseThrow();

        assertThat(granted.isPublic()).isTrue();
        assertThat(revoked.isPublic()).isTrue();
        assertThat(ids(site.as(bob).models())).containsExactly(model);
    }

    private void publish() {
        if (line.does(OpenWebUiBehaviour.LISTS_MODEL_GRANTS)) {
            ModelGrant everybody = new ModelGrant("user", "*", "read", Map.of());
            site.behind.models().setGrants(new ModelGrantsRequest(model, model, List.of(everybody), Map.of()));
        } else {
            ModelForm form = ModelForm.builder(model, model).accessControl(null).build();
            site.behind.models().create(form);
        }
    }

    @Test
    void aModelThatNoConnectionOffersIsNotFoundAndGetsNoEntry() {
        String unknown = ServerLine.unique("unknown");

        assertThatThrownBy(() -> site.client.models().grantRead(unknown, Grantees.users("anybody")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(unknown);
        assertThat(site.client.models().revokeRead(unknown, Grantees.users("anybody")))
                .isEmpty();
        assertThat(site.client.models().find(unknown)).isEmpty();
    }

    @Test
    void aDeletedGroupTakesItsGrantsAlongSince0_12() {
        String group = groupOf();
        site.client.models().grantRead(model, Grantees.groups(group));

        site.client.groups().delete(group);

        boolean kept = site.client
                .models()
                .find(model)
                .orElseThrow()
                .readers()
                .groupIds()
                .contains(group);
        assertThat(kept).isEqualTo(!line.does(OpenWebUiBehaviour.DELETED_GROUPS_LOSE_THEIR_GRANTS));
    }

    private String chat(Site.Person person) {
        return site.as(person)
                .chatCompletions()
                .create(ChatCompletionRequest.of(model, "hi"))
                .text();
    }

    private String groupOf(Site.Person... people) {
        Group group = site.behind.groups().create(new NewGroupRequest(ServerLine.unique("Acme"), ""));
        groups.add(group.id());
        for (Site.Person person : people) {
            site.behind.groups().addMembers(group.id(), new GroupMembersRequest(List.of(person.id())));
        }
        return group.id();
    }
}
