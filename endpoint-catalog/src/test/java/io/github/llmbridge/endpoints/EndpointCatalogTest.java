package io.github.llmbridge.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointCatalogTest {
    private static final String KEY = "verySecret-4711";

    @Test
    void readsEveryFieldAndKeepsTheOrder() throws IOException {
        EndpointCatalog catalog = read("{'endpoints': {" + entry("z", "Zed", "http://localhost:11434") + ","
                + entry("org/a b", "Ä", "https://api.example.com/v1/") + "}}");

        assertThat(catalog.endpoints())
                .containsExactly(
                        new Endpoint("z", "Zed", URI.create("http://localhost:11434/v1"), ApiKey.of(KEY), "actual"),
                        new Endpoint(
                                "org/a b", "Ä", URI.create("https://api.example.com/v1"), ApiKey.of(KEY), "actual"));
        assertThat(catalog.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://host, http://host/v1",
        "http://host/, http://host/v1",
        "http://host/v1, http://host/v1",
        "http://host/v1/, http://host/v1",
        "HTTP://host:8000/openai//, http://host:8000/openai/v1",
        "https://host/api/v4, https://host/api/v4",
        "https://host/v1beta/openai/, https://host/v1beta/openai",
        "http://[::1]:8080, http://[::1]:8080/v1",
        "http://my_service:65535, http://my_service:65535/v1",
        "http://bücher.example, http://bücher.example/v1",
        "http://host.:, http://host.:/v1",
    })
    void addressIsTakenWithOrWithoutVersionAndSlash(String written, String url) throws IOException {
        assertThat(read("{'endpoints': {" + entry("a", "A", written) + "}}")
                        .endpoints()
                        .get(0)
                        .url())
                .isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "http:host, 'has no host, or one or a port that cannot be'",
        "http:///v1, 'has no host, or one or a port that cannot be'",
        "http://host:0, 'has no host, or one or a port that cannot be'",
        "http://host:65536, 'has no host, or one or a port that cannot be'",
        "http://host:99999999999, 'has no host, or one or a port that cannot be'",
        "http://host:http, 'has no host, or one or a port that cannot be'",
        "http://., 'has no host, or one or a port that cannot be'",
        "http://a..b, 'has no host, or one or a port that cannot be'",
        "http://%61, 'has no host, or one or a port that cannot be'",
        "http://[fe80::1%25eth0], 'has no host, or one or a port that cannot be'",
        "http://0123456789012345678901234567890123456789012345678901234567890123, 'has no host'",
        "http://host#here, 'must hold no user, query or fragment'",
        "ftp://host, 'must begin with http:// or https://'",
        "//host, 'must begin with http:// or https://'",
        "http://, 'is not a URL'",
    })
    void addressThatCannotBeCalledIsRefused(String written, String message) {
        assertThatThrownBy(() -> read("{'endpoints': {" + entry("a", "A", written) + "}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoints.a.url: " + message);
    }

    @Test
    void keyMayBeInTheEnvironmentOrAbsent() throws IOException {
        EndpointCatalog catalog = read("{'endpoints': {"
                + entry("a", "A", "http://host").replace(KEY, "${A_KEY}") + ","
                + entry("b", "B", "http://host").replace(KEY, "") + "}}");

        assertThat(catalog.find("a").orElseThrow().apiKey()).isEqualTo(ApiKey.of("key-of-a"));
        assertThat(catalog.find("b").orElseThrow().apiKey()).isNull();
        assertThatThrownBy(() ->
                        read("{'endpoints': {" + entry("a", "A", "http://host").replace(KEY, "${NO_KEY}") + "}}"))
                .hasMessage("endpoints.a.apiKey: environment variable NO_KEY is not set to a key");
    }

    @Test
    void idWinsAndASharedDisplayNameFindsNothing() throws IOException {
        EndpointCatalog catalog = read("{'endpoints': {" + entry("a", "Twin", "http://host") + ","
                + entry("b", "Twin", "http://host") + "," + entry("c", "a", "http://host") + "}}");

        assertThat(catalog.find("a").orElseThrow().displayName()).isEqualTo("Twin");
        assertThat(catalog.find("Twin")).isEmpty();
        assertThat(catalog.idsNamed("Twin")).containsExactly("a", "b");
        assertThat(catalog.warnings())
                .containsExactly(
                        "display name 'Twin' is shared by [a, b], which can be called by id only",
                        "'a' is an id and the display name of [c]; a call means the id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | endpoints is missing or empty",
                "{'endpoints': {}} | endpoints is missing or empty",
                "{'endpoints': {'a': null}} | endpoints.a must be an object",
                "{'endpoints': {'a': {}}} | endpoints.a: displayName is missing",
                "{'endpoints': {'a': {'displayname': 'A'}}} | line 1, column 38: endpoints.a.displayname: unknown field",
                "{'endpoints': {'a': {'displayName': ' '}}} | endpoints.a.displayName: must not be blank",
                "{'endpoints': {'a': {'displayName': ['A']}}} | line 1, column 37: endpoints.a.displayName: must be",
                "{'endpoints': {'a': {'url': 'verySecret-4711'}}} | endpoints.a.url: must begin with http:// or https://",
                "{'endpoints': {'a': {'url': 'http://verySecret-4711@host'}}} | endpoints.a.url: must hold no user",
                "{'endpoints': {'a': {'url': 'http://host/?key=verySecret-4711'}}} | endpoints.a.url: must hold no user",
                "{'endpoints': {'a': {'url': 'http://ho st'}}} | endpoints.a.url: is not a URL",
                "{'endpoints': {'a': {'apiKey': 'verySecret-4711 x'}}} | endpoints.a.apiKey: must be a key of printable",
                "{'endpoints': {'a': {'apiKey': '${NOT CLOSED'}}} | endpoints.a.apiKey: must be a key of printable",
                "{'endpoints': {'a': {'apiKey': verySecret-4711}}} | line 1, column 32: endpoints: Unrecognized token",
                "{'endpoints': {'a': {'apiKey': ['verySecret-4711']}}} | endpoints.a.apiKey: must be",
                "{'endpoints': {'a': 1}} | endpoints.a: must be an object",
                "{'endpoints': {'a': {'apiKey': 'x', 'apiKey': 'verySecret-4711'}}} | Duplicate field 'apiKey'",
                "{'endpoints': | Unexpected end-of-input",
                "[] | line 1, column 1: must be an object",
                "null | must be an object",
                "{'endpoints': {}} {} | something follows the document",
            })
    void saysWhereItIsWrongAndQuotesNoKey(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("verySecret"));
    }

    @Test
    void fileWithAByteOrderMarkIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("my config.json");
        Files.writeString(
                file, "\uFEFF" + ("{\r\n'endpoints': {" + entry("a", "A", "http://h") + "}}").replace('\'', '"'));

        assertThat(EndpointCatalog.read(file, name -> null).endpoints()).hasSize(1);
    }

    @Test
    void messageBeginsWithTheFilesName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, "{\n  \"endpoint\": 1\n}");

        assertThatThrownBy(() -> EndpointCatalog.read(file, name -> null))
                .hasMessageStartingWith("config.json: line 2, column 16: endpoint: unknown field");
    }

    private static String entry(String id, String displayName, String url) {
        return "'" + id + "': {'displayName': '" + displayName + "', 'url': '" + url + "', 'apiKey': '" + KEY
                + "', 'actualModelName': 'actual'}";
    }

    private static EndpointCatalog read(String json) throws IOException {
        Map<String, String> environment = Map.of("A_KEY", "key-of-a");
        return EndpointCatalog.read(
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), environment::get);
    }
}
