package io.github.llmbridge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.llmbridge.http.LlmBridgeException;
import java.util.Arrays;
import org.slf4j.Logger;

/** What each module must not know; the table is in docs/architecture.md. */
@AnalyzeClasses(packages = "io.github.llmbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HTTP = "io.github.llmbridge.http..";
    private static final String LITELLM = "io.github.llmbridge.litellm..";
    private static final String OPENWEBUI = "io.github.llmbridge.openwebui..";
    private static final String BRIDGE = "io.github.llmbridge.bridge..";
    private static final String JDBC = "io.github.llmbridge.jdbc..";
    private static final String FILES = "io.github.llmbridge.files..";
    private static final String SCHEDULER = "io.github.llmbridge.scheduler..";
    private static final String SUBSCRIPTIONS = "io.github.llmbridge.subscriptions..";
    private static final String USAGE = "io.github.llmbridge.usage..";
    private static final String ENDPOINTS = "io.github.llmbridge.endpoints..";
    private static final String PROXY = "io.github.llmbridge.proxy..";
    private static final String TESTKIT = "io.github.llmbridge.testkit..";

    @ArchTest
    static final ArchRule clientSupportKnowsNeitherServer = noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LITELLM, OPENWEBUI, BRIDGE, ENDPOINTS, TESTKIT);

    @ArchTest
    static final ArchRule theLiteLlmClientKnowsNothingOfOpenWebUi = noClasses()
            .that()
            .resideInAPackage(LITELLM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OPENWEBUI, BRIDGE, ENDPOINTS, TESTKIT);

    @ArchTest
    static final ArchRule theOpenWebUiClientKnowsNothingOfLiteLlm = noClasses()
            .that()
            .resideInAPackage(OPENWEBUI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LITELLM, BRIDGE, ENDPOINTS, TESTKIT);

    @ArchTest
    static final ArchRule theBridgeKnowsNoHttpJsonOrFeign = noClasses()
            .that()
            .resideInAPackage(BRIDGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "feign..", "okhttp3..", "com.fasterxml.jackson..", "java.net.http..", ENDPOINTS, TESTKIT);

    @ArchTest
    static final ArchRule theBridgeKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage(BRIDGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JDBC, "java.sql..", "javax.sql..", "org.jdbi..", "com.google.crypto.tink..");

    @ArchTest
    static final ArchRule theStoreInADatabaseKnowsOfTheBridgeWhatIsKeptOnly = noClasses()
            .that()
            .resideInAPackage(JDBC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OPENWEBUI,
                    ENDPOINTS,
                    TESTKIT,
                    "io.github.llmbridge.bridge",
                    "io.github.llmbridge.bridge.run..",
                    "io.github.llmbridge.bridge.steps..",
                    "io.github.llmbridge.bridge.look..",
                    "io.github.llmbridge.bridge.many..",
                    "feign..",
                    "okhttp3..",
                    "java.net.http..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsDatabases = noClasses()
            .that()
            .resideOutsideOfPackage(JDBC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "io.ebean..");

    @ArchTest
    static final ArchRule workInTheBackgroundKnowsTheDoorOfTheBridgeOnly = noClasses()
            .that()
            .resideInAPackage(SCHEDULER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    FILES,
                    ENDPOINTS,
                    TESTKIT,
                    "io.github.llmbridge.bridge.run..",
                    "io.github.llmbridge.bridge.steps..",
                    "io.github.llmbridge.bridge.look..",
                    "io.github.llmbridge.bridge.many..",
                    "feign..",
                    "okhttp3..",
                    "java.net.http..");

    @ArchTest
    static final ArchRule nothingKnowsWorkInTheBackground = noClasses()
            .that()
            .resideInAnyPackage(HTTP, LITELLM, OPENWEBUI, BRIDGE, JDBC, FILES, ENDPOINTS, TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SCHEDULER, "com.github.kagkarlsson..");

    @ArchTest
    static final ArchRule subscriptionsKnowTheDoorOfTheBridgeOnly = noClasses()
            .that()
            .resideInAPackage(SUBSCRIPTIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    LITELLM,
                    JDBC,
                    FILES,
                    SCHEDULER,
                    ENDPOINTS,
                    TESTKIT,
                    "io.github.llmbridge.bridge.run..",
                    "io.github.llmbridge.bridge.steps..",
                    "io.github.llmbridge.bridge.look..",
                    "io.github.llmbridge.bridge.many..",
                    "com.fasterxml.jackson..",
                    "feign..",
                    "okhttp3..",
                    "java.net.http..",
                    "java.sql..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsSubscriptions = noClasses()
            .that()
            .resideInAnyPackage(HTTP, LITELLM, OPENWEBUI, BRIDGE, FILES, SCHEDULER, ENDPOINTS, TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SUBSCRIPTIONS);

    @ArchTest
    static final ArchRule usageKnowsTheDoorsOfTheBridgeAndOfLiteLlmOnly = noClasses()
            .that()
            .resideInAPackage(USAGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OPENWEBUI,
                    JDBC,
                    FILES,
                    SCHEDULER,
                    ENDPOINTS,
                    TESTKIT,
                    "io.github.llmbridge.bridge.run..",
                    "io.github.llmbridge.bridge.steps..",
                    "io.github.llmbridge.bridge.look..",
                    "io.github.llmbridge.bridge.many..",
                    "feign..",
                    "okhttp3..",
                    "java.net.http..",
                    "java.sql..");

    @ArchTest
    static final ArchRule nothingKnowsUsage = noClasses()
            .that()
            .resideInAnyPackage(HTTP, LITELLM, OPENWEBUI, BRIDGE, JDBC, FILES, SCHEDULER, ENDPOINTS, TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(USAGE);

    @ArchTest
    static final ArchRule filesOfPeopleKnowNoHttpAndNoDatabase = noClasses()
            .that()
            .resideInAPackage(FILES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    HTTP, LITELLM, ENDPOINTS, TESTKIT, "feign..", "okhttp3..", "java.net.http..", "java.sql..");

    @ArchTest
    static final ArchRule nothingKnowsFilesOfPeople = noClasses()
            .that()
            .resideInAnyPackage(HTTP, LITELLM, OPENWEBUI, BRIDGE, ENDPOINTS, TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(FILES);

    @ArchTest
    static final ArchRule theFileOfEndpointsNeedsJacksonOnly = noClasses()
            .that()
            .resideInAPackage(ENDPOINTS)
            .and()
            .doNotHaveSimpleName("EndpointRegistration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP, LITELLM, "feign..", "okhttp3..", "java.net.http..", "org.slf4j..");

    @ArchTest
    static final ArchRule endpointsKnowNeitherOpenWebUiNorTheBridge = noClasses()
            .that()
            .resideInAPackage(ENDPOINTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OPENWEBUI, BRIDGE, PROXY, TESTKIT);

    @ArchTest
    static final ArchRule theProxyKnowsTheFileOfEndpointsOnly = noClasses()
            .that()
            .resideInAPackage(PROXY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP, LITELLM, OPENWEBUI, BRIDGE, TESTKIT, "feign..", "okhttp3..", "java.net.http..");

    /** Each package of the bridge knows only those after it. */
    private static final String[] ROOMS = {
        "many", "read", "run", "check", "steps", "look", "events", "store", "person", "tiers", "report"
    };

    @ArchTest
    static void theRoomsOfTheBridgeKnowOnlyThoseBelowThem(JavaClasses classes) {
        for (int i = 0; i < ROOMS.length; i++) {
            String[] above = Arrays.stream(ROOMS, 0, i)
                    .map(room -> "io.github.llmbridge.bridge." + room)
                    .toArray(String[]::new);
            String[] forbidden = Arrays.copyOf(above, above.length + 1);
            forbidden[above.length] = "io.github.llmbridge.bridge";
            noClasses()
                    .that()
                    .resideInAPackage("io.github.llmbridge.bridge." + ROOMS[i])
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule theRoomsOfTheBridgeHaveNoCycle =
            slices().matching("io.github.llmbridge.bridge.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheProxyHasAServerOfItsOwn = noClasses()
            .that()
            .resideOutsideOfPackage(PROXY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "io.micrometer..");

    @ArchTest
    static final ArchRule theTestKitKnowsNoneOfOurClients = noClasses()
            .that()
            .resideInAPackage(TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP, LITELLM, OPENWEBUI, BRIDGE, ENDPOINTS);

    @ArchTest
    static final ArchRule everyExceptionHasOneRoot = classes()
            .that()
            .resideInAnyPackage(HTTP, LITELLM, OPENWEBUI, BRIDGE, JDBC, SCHEDULER, SUBSCRIPTIONS)
            .and()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(LlmBridgeException.class);

    @ArchTest
    static final ArchRule noStateIsStatic = noFields()
            .that()
            .areStatic()
            .and()
            .doNotHaveRawType(Logger.class)
            .should()
            .notHaveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            .resideInAnyPackage(HTTP, LITELLM, OPENWEBUI, BRIDGE, JDBC, FILES, SCHEDULER, ENDPOINTS, TESTKIT)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
