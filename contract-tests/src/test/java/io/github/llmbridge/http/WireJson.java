package io.github.llmbridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** The clients' own JSON dialect, which no user sees; for tests that compare what came with what was understood. */
public final class WireJson {
    private WireJson() {}

    public static JsonMapper mapper() {
        return Json.mapper();
    }
}
