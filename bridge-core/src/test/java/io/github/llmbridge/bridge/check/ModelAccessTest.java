package io.github.llmbridge.bridge.check;

import static io.github.llmbridge.bridge.check.ServedModelsTest.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.check.ModelAccess.Verdict;
import io.github.llmbridge.bridge.report.AccessLevel;
import io.github.llmbridge.bridge.report.Told;
import io.github.llmbridge.http.JsonDocuments;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.Team;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules themselves are held against real servers by the contract tests; here is what those do not reach. */
class ModelAccessTest {
    private static final List<Deployment> DEPLOYMENTS = List.of(
            named("p/one", "beta"),
            named("p/two"),
            named("gpt-4o"),
            named("w/*", "wild"),
            named("w/gpt-*"),
            new Deployment("closed", "id-closed", "up/closed", List.of(), true, null));
    private static final ServedModels NEW = ServedModels.of("1.106.0", DEPLOYMENTS);
    private static final ServedModels OLD = ServedModels.of("1.77.3", DEPLOYMENTS);
    private static final ServedModels UNSURE = ServedModels.of(null, DEPLOYMENTS);

    private static Models models(String... names) {
        return names.length == 0 ? Models.all() : Models.of(Arrays.asList(names));
    }

    private static ModelAccess.Builder team(ServedModels served, String... names) {
        return ModelAccess.builder(served).team(models(names));
    }

    @Test
    void theFirstListThatRefusesIsTold() {
        ModelAccess access = ModelAccess.builder(NEW)
                .key(models("p/*", "closed"))
                .team(models("p/one", "p/two", "closed"))
                .member(models("beta", "closed"))
                .user(models("gpt-4o"))
                .build();

        assertThat(access.decide("p/one")).isEqualTo(Decision.ALLOWED);
        assertThat(access.decide("gpt-4o")).isEqualTo(Decision.KEY_REFUSES);
        assertThat(access.decide("p/three")).isEqualTo(Decision.TEAM_REFUSES);
        assertThat(access.decide("p/two")).isEqualTo(Decision.TEAM_REFUSES);
        assertThat(access.decide("closed")).isEqualTo(Decision.MODEL_BLOCKED);
    }

    @Test
    void theUserCountsWithoutATeamOnly() {
        ModelAccess.Builder access = ModelAccess.builder(NEW).user(models("p/one"));
        assertThat(access.build().decide("p/two")).isEqualTo(Decision.USER_REFUSES);
        assertThat(access.team(models()).build().decide("p/two")).isEqualTo(Decision.ALLOWED);

        ModelAccess none = ModelAccess.builder(NEW)
                .user(models("no-default-models", "p/two"))
                .build();
        assertThat(none.decide("p/two")).isEqualTo(Decision.USER_REFUSES);
    }

    @Test
    void whatAllTeamModelsOfATeamMeansDependsOnTheVersion() {
        assertThat(team(NEW, "all-team-models").build().decide("p/one")).isEqualTo(Decision.ALLOWED);
        assertThat(team(OLD, "all-team-models").build().decide("p/one")).isEqualTo(Decision.TEAM_REFUSES);
        assertThat(team(UNSURE, "all-team-models").build().decide("p/one")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(team(UNSURE, "all-team-models", "p/one").build().decide("p/one"))
                .isEqualTo(Decision.ALLOWED);
        assertThat(team(UNSURE, "all-team-models").build().decide("id-of-p/one"))
                .isEqualTo(Decision.TEAM_REFUSES);
    }

    @Test
    void aGuessedProviderIsNotTold() {
        assertThat(team(NEW, "openai/*").build().decide("gpt-4o")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(team(NEW, "o*").build().decide("gpt-4o")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(team(NEW, "groq/*").build().decide("gpt-4o")).isEqualTo(Decision.TEAM_REFUSES);
        assertThat(team(NEW, "openai/*").build().decide("p/one")).isEqualTo(Decision.TEAM_REFUSES);
        assertThat(team(OLD, "openai/*").build().decide("p/one")).isEqualTo(Decision.TEAM_REFUSES);
        assertThat(team(OLD, "openai/*").build().decide("azure/any")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(team(NEW, "openai/*").build().decide("azure/any")).isEqualTo(Decision.TEAM_REFUSES);
        assertThat(team(NEW, "cohere_chat/*").build().decide("cohere/command-r"))
                .isEqualTo(Decision.CANNOT_TELL);
    }

    @Test
    void aBrokenPatternIsNotToldUnlessAnotherMatchesBeforeIt() {
        assertThat(team(NEW, "(*", "p/one").build().decide("p/one")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(team(NEW, "p/*", "(*").build().decide("p/one")).isEqualTo(Decision.ALLOWED);
        assertThat(team(NEW, "(*", "beta").build().decide("p/one")).isEqualTo(Decision.ALLOWED);
    }

    @Test
    void severalModelsInOneNameAreNotTold() {
        ModelAccess open = ModelAccess.builder(NEW).build();

        assertThat(List.of("p/one,p/two", " p/one", "p/one\n", ""))
                .allSatisfy(name -> assertThat(open.decide(name)).isEqualTo(Decision.CANNOT_TELL));
    }

    @Test
    void anAliasIsNotRefused() {
        ServedModels served = NEW.withListed(List.of("alias"));

        assertThat(team(served, "p/one").build().decide("alias")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(team(served, "alias").build().decide("alias")).isEqualTo(Decision.ALLOWED);
        assertThat(team(served, "all-team-models").build().decide("alias")).isEqualTo(Decision.ALLOWED);
    }

    private static <T> T row(String json, Class<T> type) throws IOException {
        byte[] document = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return JsonDocuments.read(new ByteArrayInputStream(document), type);
    }

    private static Key key(String fields) throws IOException {
        return row("{'models': ['p/one'], 'metadata': {}" + fields + "}", Key.class);
    }

    private static Team team(String fields) throws IOException {
        return row("{'team_id': 't', 'models': ['p/one'], 'metadata': {}" + fields + "}", Team.class);
    }

    @Test
    void whatElseOfAKeyDecidesIsNotTold() throws IOException {
        for (String fields : List.of(
                ", 'access_group_ids': ['g']", ", 'config': {'model_list': []}", ", 'aliases': {'p/two': 'p/one'}")) {
            ModelAccess access = ModelAccess.builder(NEW).key(key(fields)).build();
            assertThat(access.decide("p/one")).as(fields).isEqualTo(Decision.ALLOWED);
            assertThat(access.decide("p/two")).as(fields).isEqualTo(Decision.CANNOT_TELL);
        }
        for (String fields : List.of(", 'project_id': 'x'", ", 'agent_id': 'x'", ", 'team_id': 'not-read'")) {
            ModelAccess access = ModelAccess.builder(NEW).key(key(fields)).build();
            assertThat(access.decide("p/one")).as(fields).isEqualTo(Decision.CANNOT_TELL);
            assertThat(access.decide("p/two")).as(fields).isEqualTo(Decision.KEY_REFUSES);
        }
        ModelAccess plain = ModelAccess.builder(NEW)
                .key(key(", 'access_group_ids': [], 'config': {}, 'aliases': {}, 'router_settings': {}"))
                .build();
        assertThat(plain.decide("p/two")).isEqualTo(Decision.KEY_REFUSES);
    }

    @Test
    void whatElseOfATeamDecidesIsNotTold() throws IOException {
        ModelAccess groups = ModelAccess.builder(NEW)
                .team(team(", 'access_group_ids': ['g']"))
                .build();
        assertThat(groups.decide("p/two")).isEqualTo(Decision.CANNOT_TELL);
        ModelAccess aliases = ModelAccess.builder(NEW)
                .team(team(", 'model_id': 1, 'litellm_model_table': {'model_aliases': {'mine': 'p/two'}}"))
                .build();
        assertThat(aliases.decide("mine")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(aliases.decide("p/two")).isEqualTo(Decision.TEAM_REFUSES);
        // 1.77.3 tells them with the user, not with the team.
        ModelAccess untold = ModelAccess.builder(OLD)
                .team(team(", 'model_id': 1, 'litellm_model_table': null"))
                .build();
        assertThat(untold.decide("p/two")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(ModelAccess.builder(NEW)
                        .team(team(", 'router_settings': {'model_group_alias': {'p/one': 'p/two'}}"))
                        .build()
                        .decide("p/one"))
                .isEqualTo(Decision.CANNOT_TELL);
    }

    @Test
    void anEntryIsRefusedIfNothingItStandsForIsAllowed() {
        ModelAccess access = team(NEW, "p/one", "w/gpt-5*").build();

        assertThat(access.refused(List.of(
                        "p/one",
                        "p/*",
                        "*",
                        "beta",
                        "wild",
                        "w/*",
                        "w/gpt-*",
                        "w/gpt-4*",
                        "p/two",
                        "gpt-4o",
                        "p/t*",
                        "all-proxy-models",
                        "no-such-model",
                        "no-default-models")))
                .isEqualTo(Map.of(
                        "wild", Decision.TEAM_REFUSES,
                        "w/gpt-4*", Decision.TEAM_REFUSES,
                        "p/two", Decision.TEAM_REFUSES,
                        "gpt-4o", Decision.TEAM_REFUSES,
                        "p/t*", Decision.TEAM_REFUSES));
    }

    @Test
    void aTeamOfWildcardsOrGroupsRefusesNothingOfTheirs() {
        assertThat(List.of(
                        team(NEW, "p/*", "gpt-4o"),
                        team(NEW, "*"),
                        team(NEW, "beta", "p/t*", "gpt-4o"),
                        team(NEW, "all-team-models"),
                        team(NEW, "all-proxy-models"),
                        team(NEW)))
                .allSatisfy(team -> assertThat(team.build()
                                .refused(List.of("p/one", "p/two", "p/*", "gpt-4o", "beta", "all-team-models")))
                        .isEmpty());
    }

    @Test
    void anEntryOfWhichAllIsBlockedIsTold() {
        ModelAccess open = ModelAccess.builder(NEW).build();

        assertThat(open.refused(List.of("closed", "p/one", "clo*", "*")))
                .isEqualTo(Map.of("closed", Decision.MODEL_BLOCKED, "clo*", Decision.MODEL_BLOCKED));
    }

    @Test
    void aListThatHoldsNoDefaultModelsAndNothingElseAllowsNothing() {
        ModelAccess open = ModelAccess.builder(NEW).build();

        assertThat(open.refused(List.of("no-default-models")))
                .isEqualTo(Map.of("no-default-models", Decision.KEY_REFUSES));
        assertThat(open.refused(List.of("no-default-models", "p/one"))).isEmpty();
        assertThat(open.refused(List.of())).isEmpty();
    }

    @Test
    void theLevelThatRefusesIsTold() {
        ModelAccess access = ModelAccess.builder(NEW)
                .key(models("p/*", "closed"))
                .team(models("p/one", "p/two", "closed"))
                .member(models("beta", "closed"))
                .build();

        assertThat(access.explain("p/one")).isEqualTo(new Verdict(Decision.ALLOWED, null));
        assertThat(access.explain("gpt-4o")).isEqualTo(new Verdict(Decision.KEY_REFUSES, AccessLevel.KEY));
        assertThat(access.explain("p/none")).isEqualTo(new Verdict(Decision.TEAM_REFUSES, AccessLevel.TEAM));
        assertThat(access.explain("p/two")).isEqualTo(new Verdict(Decision.TEAM_REFUSES, AccessLevel.TEAM_MEMBER));
        assertThat(access.explain("closed")).isEqualTo(new Verdict(Decision.MODEL_BLOCKED, AccessLevel.PROXY));
        assertThat(access.explain("p/*").decision()).isEqualTo(Decision.ALLOWED);
        assertThat(access.explain("p/t*").level()).isEqualTo(AccessLevel.TEAM_MEMBER);
        assertThat(access.passes(AccessLevel.KEY, "p/two")).isEqualTo(Told.YES);
        assertThat(access.passes(AccessLevel.TEAM_MEMBER, "p/two")).isEqualTo(Told.NO);
        assertThat(access.passes(AccessLevel.TEAM_MEMBER, "p/*")).isEqualTo(Told.YES);
        assertThat(access.passes(AccessLevel.USER, "p/two")).isEqualTo(Told.YES);
    }

    @Test
    void whatNothingServesIsExplainedByTheProxyAndWhatIsNotToldByNobody() {
        ModelAccess open = ModelAccess.builder(NEW).build();

        assertThat(open.explain("none")).isEqualTo(new Verdict(Decision.NO_SUCH_MODEL, AccessLevel.PROXY));
        assertThat(open.explain("none/*")).isEqualTo(new Verdict(Decision.NO_SUCH_MODEL, AccessLevel.PROXY));
        assertThat(open.explain("no-default-models")).isEqualTo(new Verdict(Decision.KEY_REFUSES, AccessLevel.KEY));
        ModelAccess untold = team(UNSURE, "all-team-models").build();
        assertThat(untold.explain("p/one")).isEqualTo(new Verdict(Decision.CANNOT_TELL, null));
        assertThat(untold.passes(AccessLevel.TEAM, "p/*")).isEqualTo(Told.UNKNOWN);
    }

    @Test
    void whatCannotBeToldIsNotRefused() {
        assertThat(team(NEW, "openai/*").build().refused(List.of("gpt-4o", "p/one")))
                .containsOnlyKeys("p/one");
        assertThat(team(UNSURE, "all-team-models").build().refused(List.of("gpt-4o", "p/*")))
                .isEmpty();
    }
}
