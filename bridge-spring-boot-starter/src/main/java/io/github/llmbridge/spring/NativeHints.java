package io.github.llmbridge.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * What a native image must know of the clients: their interfaces are made by proxies, their records are read from JSON
 * and written. Both are found in the jars while the application is built, so none is forgotten.
 */
final class NativeHints implements RuntimeHintsRegistrar {
    private static final String OPERATION = "feign.RequestLine";
    private static final String JACKSON = "com.fasterxml.jackson.annotation.";
    private static final List<String> JSON_METHODS =
            List.of(JACKSON + "JsonCreator", JACKSON + "JsonValue", JACKSON + "JsonProperty");
    private static final Set<String> RECORDS_AND_ENUMS = Set.of("java.lang.Record", "java.lang.Enum");
    private static final List<String> PACKAGES = List.of("http", "litellm", "openwebui", "bridge/tiers");
    private static final List<String> FILES = List.of("*.py", "*.json", "*.tsv", "*.csv", "*.yaml");

    private final BindingReflectionHintsRegistrar json = new BindingReflectionHintsRegistrar();

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        // What Feign is told to make; the private interface has no operations.
        TypeReference nothing = TypeReference.of("io.github.llmbridge.http.HttpApis$Nothing");
        hints.proxies().registerJdkProxy(nothing);
        hints.reflection().registerType(nothing, MemberCategory.INVOKE_PUBLIC_METHODS);
        for (String each : PACKAGES) {
            classes(each, classLoader).forEach(found -> register(found, hints, classLoader));
        }
        for (String file : FILES) {
            hints.resources().registerPattern("io/github/llmbridge/**/" + file);
        }
        hints.resources().registerPattern("META-INF/llmbridge-jdbc/**");
    }

    private void register(MetadataReader found, RuntimeHints hints, @Nullable ClassLoader classLoader) {
        String name = found.getClassMetadata().getClassName();
        if (found.getAnnotationMetadata().hasAnnotatedMethods(OPERATION)) {
            TypeReference type = TypeReference.of(name);
            hints.proxies().registerJdkProxy(type);
            hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS);
        } else if (isJson(found)) {
            json.registerReflectionHints(hints.reflection(), ClassUtils.resolveClassName(name, classLoader));
        }
    }

    /** Records, enums, lists and maps of ours, and whatever says how it is read or written. */
    private static boolean isJson(MetadataReader found) {
        String parent = String.valueOf(found.getClassMetadata().getSuperClassName());
        return RECORDS_AND_ENUMS.contains(parent)
                || parent.startsWith("java.util.")
                || JSON_METHODS.stream().anyMatch(found.getAnnotationMetadata()::hasAnnotatedMethods);
    }

    private static Stream<MetadataReader> classes(String path, @Nullable ClassLoader classLoader) {
        PathMatchingResourcePatternResolver jars = new PathMatchingResourcePatternResolver(classLoader);
        MetadataReaderFactory readers = new CachingMetadataReaderFactory(jars);
        try {
            return Stream.of(jars.getResources("classpath*:io/github/llmbridge/" + path + "/**/*.class"))
                    .filter(file -> !String.valueOf(file.getFilename()).endsWith("-info.class"))
                    .map(file -> read(readers, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MetadataReader read(MetadataReaderFactory readers, Resource file) {
        try {
            return readers.getMetadataReader(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
