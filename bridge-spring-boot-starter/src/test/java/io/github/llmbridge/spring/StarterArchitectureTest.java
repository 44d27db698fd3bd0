package io.github.llmbridge.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the starter must not know; the table is in docs/architecture.md. */
@AnalyzeClasses(packages = "io.github.llmbridge.spring", importOptions = ImportOption.DoNotIncludeTests.class)
class StarterArchitectureTest {
    @ArchTest
    static final ArchRule theStarterKnowsDoorsOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.llmbridge.bridge.run..",
                    "io.github.llmbridge.bridge.steps..",
                    "io.github.llmbridge.bridge.look..",
                    "io.github.llmbridge.bridge.many..",
                    "io.github.llmbridge.bridge.read..",
                    "io.github.llmbridge.bridge.check..",
                    "io.github.llmbridge.testkit..",
                    "feign..",
                    "okhttp3..",
                    "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule onlyTheStoresConfigurationKnowsDatabases = noClasses()
            .that()
            .doNotHaveSimpleName("LlmBridgeStoreAutoConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.llmbridge.jdbc..", "java.sql..", "javax.sql..");
}
