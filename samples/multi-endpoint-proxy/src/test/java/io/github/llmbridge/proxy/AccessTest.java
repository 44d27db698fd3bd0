package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    @Nested
    class WithAnAccessKey extends ProxyFixture {
        @Override
        void customise(Map<String, String> variables) {
            variables.put("CM_OPEN_WEBUI_PROXY_API_KEY", "open-sesame");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/models", "/v1/models/mini", "/debug", "/metrics", "/v1/files?model=mini", "/nowhere"})
        void nothingIsToldWithoutIt(String path) throws Exception {
            HttpResponse<String> none = get(path);
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(none.body()).contains("\"missing_api_key\"", "\"invalid_request_error\"");

            HttpResponse<String> wrong =
                    send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer open-sesam"));
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("\"invalid_api_key\"").doesNotContain("sesam");
            assertThat(endpoint.seen()).isEmpty();
        }

        @Test
        void reloadNeedsItToo() throws Exception {
            configure("{}");
            HttpRequest.Builder reload =
                    HttpRequest.newBuilder(uri("/reload")).POST(HttpRequest.BodyPublishers.noBody());

            assertThat(send(reload).statusCode()).isEqualTo(401);
            assertThat(send(reload.header("Authorization", "Bearer open-sesame"))
                            .statusCode())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @CsvSource({"Authorization, Bearer open-sesame", "authorization, bearer  open-sesame", "x-api-key, open-sesame"
        })
        void withItAllIsOpenAndTheEndpointNeverSeesIt(String header, String value) throws Exception {
            assertThat(send(chat("mini").header(header, value)).statusCode()).isEqualTo(200);
            assertThat(endpoint.last().headers().toString()).doesNotContain("sesame");
        }

        @Test
        void proxyMayHaveAPublicName() throws Exception {
            try (RawConnection connection = new RawConnection(proxy.port())) {
                connection.send("GET /health HTTP/1.1\r\nHost: llm.example.com\r\nConnection: close\r\n\r\n");

                assertThat(connection.readAll()).startsWith("HTTP/1.1 200 ");
            }
        }

        @Test
        void healthIsForEveryone() throws Exception {
            assertThat(get("/health").statusCode()).isEqualTo(200);
        }

        @Test
        void everyPageMayCallAndIsToldSoWithoutTheKey() throws Exception {
            HttpResponse<String> preflight = send(HttpRequest.newBuilder(uri("/v1/chat/completions"))
                    .header("Origin", "https://chat.example.com")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization, content-type, x-stainless-os")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
            assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                    .contains("authorization, content-type, x-stainless-os");
            assertThat(preflight
                            .headers()
                            .firstValue("access-control-allow-methods")
                            .orElseThrow())
                    .contains("POST");
        }

        @Test
        void refusalCanBeReadByThePage() throws Exception {
            HttpResponse<String> refusal =
                    send(HttpRequest.newBuilder(uri("/v1/models")).header("Origin", "https://chat.example.com"));

            assertThat(refusal.statusCode()).isEqualTo(401);
            assertThat(refusal.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
        }
    }

    @Nested
    class WithoutAnAccessKey extends ProxyFixture {
        @ParameterizedTest
        @ValueSource(
                strings = {"http://localhost:3000", "http://127.0.0.1:8080", "https://localhost", "http://[::1]:1"})
        void pageOfThisMachineMayCall(String origin) throws Exception {
            HttpResponse<String> answer = send(chat("mini").header("Origin", origin));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains(origin);
            assertThat(answer.headers().firstValue("vary")).contains("origin");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example",
                    "http://localhost.evil.example",
                    "null",
                    "http://127.0.0.1@evil.example"
                })
        void otherPageCannotSpendTheKeys(String origin) throws Exception {
            HttpResponse<String> answer = send(chat("mini").header("Origin", origin));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
            assertThat(endpoint.seen()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "localhost, 200",
            "LOCALHOST:3333, 200",
            "127.0.0.1:3333, 200",
            "[::1]:3333, 200",
            "proxy:3333, 200",
            "host.docker.internal:3333, 200",
            "evil.example, 403",
            "evil.example:3333, 403",
            "127.0.0.1.evil.example, 403",
            "e_vil.example., 403",
        })
        void pageWhoseNameLeadsToThisMachineCannotSpendTheKeys(String host, int status) throws Exception {
            try (RawConnection connection = new RawConnection(proxy.port())) {
                connection.send("GET /v1/files?model=mini HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

                assertThat(connection.readAll()).startsWith("HTTP/1.1 " + status + " ");
            }
            assertThat(endpoint.seen()).hasSize(status == 200 ? 1 : 0);
        }

        @ParameterizedTest
        @CsvSource({"cross-site, 403", "Cross-Site, 403", "same-site, 200", "same-origin, 200", "none, 200"})
        void pictureOrLinkOfAnotherSiteCannotSpendTheKeys(String site, int status) throws Exception {
            assertThat(send(HttpRequest.newBuilder(uri("/v1/files?model=mini")).header("Sec-Fetch-Site", site))
                            .statusCode())
                    .isEqualTo(status);
            assertThat(endpoint.seen()).hasSize(status == 200 ? 1 : 0);
        }

        @Test
        void anyKeyWillDo() throws Exception {
            assertThat(send(chat("mini").header("Authorization", "Bearer asd")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WithOriginsButNoAccessKey extends ProxyFixture {
        @Override
        void customise(Map<String, String> variables) {
            variables.put("CM_OPEN_WEBUI_PROXY_CORS_ORIGINS", "http://localhost:3000");
        }

        @ParameterizedTest
        @ValueSource(strings = {"cross-site", "same-site"})
        void pageThatMayCallSaysWhoItIs(String site) throws Exception {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri("/v1/files?model=mini")).header("Sec-Fetch-Site", site);
            assertThat(send(request).statusCode()).isEqualTo(403);
            assertThat(endpoint.seen()).isEmpty();

            assertThat(send(request.header("Origin", "http://localhost:3000")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WithAllOriginsAndNoAccessKey extends ProxyFixture {
        @Override
        void customise(Map<String, String> variables) {
            variables.put("CM_OPEN_WEBUI_PROXY_CORS_ORIGINS", "*");
        }

        @Test
        void everyPageMayCall() throws Exception {
            assertThat(send(HttpRequest.newBuilder(uri("/v1/files?model=mini")).header("Sec-Fetch-Site", "cross-site"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
