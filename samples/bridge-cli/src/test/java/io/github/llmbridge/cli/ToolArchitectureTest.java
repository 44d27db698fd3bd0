package io.github.llmbridge.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the tool must not know; the table is in docs/architecture.md. */
@AnalyzeClasses(packages = "io.github.llmbridge.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ToolArchitectureTest {
    @ArchTest
    static final ArchRule theToolCallsServersByTheClients = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("feign..", "okhttp3..", "java.net.http..", "io.github.llmbridge.endpoints..");

    @ArchTest
    static final ArchRule onlyTheConfigurationOpensStores = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.llmbridge.cli.config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..", "com.zaxxer.hikari..", "com.google.crypto.tink..");

    @ArchTest
    static final ArchRule onlyTheDoctorAsksByItself = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.llmbridge.cli.doctor")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.HttpURLConnection");

    @ArchTest
    static final ArchRule whatCommandsUseKnowsNoCommand = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.llmbridge.cli.config",
                    "io.github.llmbridge.cli.output",
                    "io.github.llmbridge.cli.doctor")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.llmbridge.cli.command");

    @ArchTest
    static final ArchRule onlyTheProcessHasStandardStreams = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .and()
            .doNotHaveSimpleName("Surroundings")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "getenv");
}
