package io.github.llmbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.proxies;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.Keys;
import io.github.llmbridge.litellm.spend.Spend;
import io.github.llmbridge.litellm.users.Users;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.support.SpringFactoriesLoader;

class NativeHintsTest {
    private final RuntimeHints hints = new RuntimeHints();

    @BeforeEach
    void register() {
        List<RuntimeHintsRegistrar> registrars = SpringFactoriesLoader.forResourceLocation(
                        "META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class);
        assertThat(registrars).hasAtLeastOneElementOfType(NativeHints.class);
        new NativeHints().registerHints(hints, getClass().getClassLoader());
    }

    @Test
    void interfacesOfOperationsAreProxies() {
        for (Class<?> resource : List.of(Keys.class, Users.class, Spend.class)) {
            assertThat(proxies().forInterfaces(resource)).as("%s", resource).accepts(hints);
            for (Method method : resource.getMethods()) {
                assertThat(reflection().onMethodInvocation(method))
                        .as("%s", method)
                        .accepts(hints);
            }
        }
        assertThat(hints.proxies().jdkProxyHints()).hasSizeGreaterThan(20);
    }

    @Test
    void recordsAndValuesAreReadAndWritten() {
        for (Class<?> type : List.of(Key.class, GenerateKeyRequest.class, KeyHash.class, BudgetDuration.class)) {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                assertThat(reflection().onConstructorInvocation(constructor))
                        .as("%s", constructor)
                        .accepts(hints);
            }
        }
        for (var component : Key.class.getRecordComponents()) {
            assertThat(reflection().onMethodInvocation(component.getAccessor()))
                    .as("%s", component)
                    .accepts(hints);
        }
    }

    @Test
    void listsAndMapsThatAreReadAreMade() throws ClassNotFoundException {
        for (String name : List.of("FieldMap", "ValueList", "UnknownFields")) {
            Class<?> type = Class.forName("io.github.llmbridge.http." + name);
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                assertThat(reflection().onConstructorInvocation(constructor))
                        .as("%s", constructor)
                        .accepts(hints);
            }
        }
    }

    @Test
    void filesAreInTheImage() {
        assertThat(resource().forResource("io/github/llmbridge/openwebui/settings/settings-function.py"))
                .accepts(hints);
        assertThat(resource().forResource("META-INF/llmbridge-jdbc/postgresql/1.0__store.sql"))
                .accepts(hints);
        assertThat(resource().forResource("io/github/llmbridge/http/Json.class"))
                .rejects(hints);
    }
}
