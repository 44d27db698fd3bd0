package io.github.llmbridge.cli.output;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.KeyResult;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.RemovalResult;
import io.github.llmbridge.bridge.report.RunReport;
import io.github.llmbridge.bridge.report.StandingResult;
import io.github.llmbridge.bridge.report.TierChangeResult;

/** How the tool writes and reads JSON: fields in snake case, times in UTC, secrets masked. */
public final class Documents {
    private Documents() {}

    /** A mapper of that form. */
    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                // A console's encoding is anybody's guess.
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .addMixIn(ProvisionResult.class, Flat.class)
                .addMixIn(KeyResult.class, Flat.class)
                .addMixIn(TierChangeResult.class, Flat.class)
                .addMixIn(StandingResult.class, Flat.class)
                .addMixIn(RemovalResult.class, Flat.class)
                .addMixIn(HealthReport.class, ByProduct.class)
                .build();
    }

    /** Every result has the fields of its report beside its own. */
    private abstract static class Flat {
        @JsonUnwrapped
        @SuppressWarnings({"unused", "NullAway.Init"})
        private RunReport report;
    }

    /** The servers by the names that their variables begin with. */
    private abstract static class ByProduct {
        @JsonProperty("litellm")
        @SuppressWarnings({"unused", "NullAway.Init"})
        private HealthReport.ServerHealth liteLlm;

        @JsonProperty("openwebui")
        @SuppressWarnings({"unused", "NullAway.Init"})
        private HealthReport.ServerHealth openWebUi;
    }
}
