package io.github.llmbridge.contract.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import feign.RequestLine;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.WireJson;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.credentials.NewCredentialRequest;
import io.github.llmbridge.litellm.customers.NewCustomerRequest;
import io.github.llmbridge.litellm.customers.UpdateCustomerRequest;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.RegenerateKeyRequest;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.OrganizationMembership;
import io.github.llmbridge.litellm.teams.BulkAddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.BulkUpdatePermissionsRequest;
import io.github.llmbridge.litellm.teams.BulkUpdateTeamKeysRequest;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.TeamKeysChange;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.UpdateTeamMemberRequest;
import io.github.llmbridge.litellm.users.BulkUpdateUsersRequest;
import io.github.llmbridge.litellm.users.DeleteUsersRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.NewUserTeam;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.SignUpRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A field and a word that this SDK does not know yet survive in every model: nothing of a newer server is lost. */
class RoundTripTest {
    private static final JsonMapper JSON = WireJson.mapper();
    private static final String[] PACKAGES = {"io.github.llmbridge.litellm", "io.github.llmbridge.openwebui"};

    private static final String EMAIL = "ada@example.com";
    private static final Secret PASSWORD = Secret.of("a-long-password");

    /** Types that take only certain values, with one of them. */
    private static final Samples SAMPLES = new Samples(Map.ofEntries(
            Map.entry(Models.class, Models.of("gpt-4o-mini")),
            Map.entry(KeyHash.class, new KeyHash("0".repeat(64))),
            Map.entry(BudgetDuration.class, BudgetDuration.of("30d")),
            Map.entry(KeyDuration.class, KeyDuration.of("30d")),
            // These take an address only, and no role that would lock an account out.
            Map.entry(SignInRequest.class, new SignInRequest(EMAIL, PASSWORD, Samples.UNKNOWN_FIELDS)),
            Map.entry(SignUpRequest.class, new SignUpRequest("Ada", EMAIL, PASSWORD, Samples.UNKNOWN_FIELDS)),
            Map.entry(
                    AddAccountRequest.class,
                    new AddAccountRequest("Ada", EMAIL, PASSWORD, Role.USER, "/ada.png", Samples.UNKNOWN_FIELDS)),
            Map.entry(
                    UpdateAccountRequest.class,
                    new UpdateAccountRequest(Role.USER, "Ada", EMAIL, "/ada.png", PASSWORD, Samples.UNKNOWN_FIELDS)),
            // It holds a user, who holds it.
            Map.entry(
                    OrganizationMembership.class,
                    new OrganizationMembership(
                            "user", "org", null, 1.5, null, null, null, null, null, null, Samples.UNKNOWN_FIELDS)),
            Map.entry(
                    RegenerateKeyRequest.class,
                    RegenerateKeyRequest.builder(UpdateKeyRequest.builder(new KeyHash("0".repeat(64)))
                                    .build())
                            .additionalProperties(Samples.UNKNOWN_FIELDS)
                            .build()),
            Map.entry(KeySelection.class, new KeySelection(null, List.of("key"), Samples.UNKNOWN_FIELDS)),
            Map.entry(NewUserTeam.class, new NewUserTeam("team", 1.5, "user", Samples.UNKNOWN_FIELDS)),
            Map.entry(
                    NewUserRequest.class,
                    NewUserRequest.builder("user", Models.all())
                            .additionalProperties(Samples.UNKNOWN_FIELDS)
                            .build()),
            Map.entry(
                    UpdateUserRequest.class,
                    UpdateUserRequest.builder("user")
                            .additionalProperties(Samples.UNKNOWN_FIELDS)
                            .build()),
            Map.entry(
                    BulkUpdateUsersRequest.class,
                    new BulkUpdateUsersRequest(
                            List.of(UpdateUserRequest.builder("user").build()), null, null, Samples.UNKNOWN_FIELDS)),
            // Of these one or the other field is set, never both.
            Map.entry(
                    NewCredentialRequest.class,
                    NewCredentialRequest.of("name", Map.of("api_key", PASSWORD))
                            .additionalProperties(Samples.UNKNOWN_FIELDS)
                            .build()),
            Map.entry(
                    NewCustomerRequest.class,
                    NewCustomerRequest.builder("customer")
                            .additionalProperties(Samples.UNKNOWN_FIELDS)
                            .build()),
            Map.entry(
                    UpdateCustomerRequest.class,
                    UpdateCustomerRequest.builder("customer")
                            .additionalProperties(Samples.UNKNOWN_FIELDS)
                            .build()),
            Map.entry(
                    NewOrganizationRequest.class,
                    NewOrganizationRequest.builder("org", "Acme", Models.all())
                            .additionalProperties(Samples.UNKNOWN_FIELDS)
                            .build()),
            Map.entry(
                    BulkUpdatePermissionsRequest.class,
                    new BulkUpdatePermissionsRequest(
                            List.of("/key/info"), List.of("team"), null, Samples.UNKNOWN_FIELDS)),
            Map.entry(
                    BulkUpdateTeamKeysRequest.class,
                    new BulkUpdateTeamKeysRequest(
                            "team", null, true, TeamKeysChange.builder().build(), Samples.UNKNOWN_FIELDS)),
            Map.entry(
                    RemoveTeamMemberRequest.class,
                    new RemoveTeamMemberRequest("team", "user", null, Samples.UNKNOWN_FIELDS)),
            Map.entry(
                    BulkAddTeamMembersRequest.class,
                    new BulkAddTeamMembersRequest(
                            "team", List.of(TeamMember.user("user")), null, null, Samples.UNKNOWN_FIELDS)),
            Map.entry(
                    UpdateTeamMemberRequest.class,
                    UpdateTeamMemberRequest.builder("team", "user")
                            .additionalProperties(Samples.UNKNOWN_FIELDS)
                            .build()),
            Map.entry(DeleteUsersRequest.class, new DeleteUsersRequest(List.of("user"), Samples.UNKNOWN_FIELDS))));

    /** Every record that goes over the wire, by itself or inside another. What only our own methods give is none. */
    static Stream<Class<?>> models() {
        Set<Class<?>> models = new LinkedHashSet<>();
        operations().forEach(method -> {
            collect(method.getGenericReturnType(), models);
            Arrays.stream(method.getParameters())
                    .filter(parameter -> parameter.getAnnotations().length == 0)
                    .forEach(parameter -> collect(parameter.getParameterizedType(), models));
        });
        // What goes into a URL is not among it: there a server's new parameter is a new field of ours.
        return models.stream();
    }

    private static Stream<Method> operations() {
        return new ClassFileImporter()
                .importPackages(PACKAGES).stream()
                        .filter(JavaClass::isInterface)
                        .map(JavaClass::reflect)
                        .flatMap(resource -> Arrays.stream(resource.getMethods()))
                        .filter(method -> method.isAnnotationPresent(RequestLine.class));
    }

    private static void collect(Type type, Set<Class<?>> models) {
        if (type instanceof ParameterizedType parameterized) {
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(argument -> collect(argument, models));
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && Arrays.stream(PACKAGES).anyMatch(record.getName()::startsWith)
                && models.add(record)) {
            Arrays.stream(record.getRecordComponents())
                    .forEach(component -> collect(component.getGenericType(), models));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsWhatItDoesNotKnow(Class<?> model) throws JsonProcessingException {
        Object sample = SAMPLES.of(model);
        JsonNode written = JSON.valueToTree(sample);

        if (Samples.jsonValue(model).isEmpty()) {
            assertThat(written.path(Samples.UNKNOWN_FIELD).at("/inner/1").asText())
                    .as(model.getName())
                    .isEqualTo("two");
        }
        if (isAnswer(model)) {
            Object read = JSON.treeToValue(written, model);
            assertThat(JSON.<JsonNode>valueToTree(read)).isEqualTo(written);
        }
    }

    /** A request is only written, and only a request tells absent from null. */
    private static boolean isAnswer(Class<?> model) {
        List<RecordComponent> unknown = Arrays.stream(model.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonAnyGetter.class))
                .toList();
        boolean patches =
                Arrays.stream(model.getRecordComponents()).anyMatch(component -> component.getType() == Patch.class);
        return unknown.isEmpty() || unknown.get(0).getAccessor().isAnnotationPresent(JsonAnySetter.class) && !patches;
    }
}
