package io.github.llmbridge.litellm.budgets;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a budget, as LiteLLM's own user interface shows it.
 *
 * @param fieldName the name in requests, such as {@code max_budget}
 * @param fieldType such as {@code Float}
 * @param fieldValue its value, if one is set
 * @param storedInDb whether it comes from the database
 * @param fieldDefaultValue its value if none is set
 * @param premiumField whether it needs a licence
 * @param nestedFields the parts of a field that is an object
 * @param fieldOptions what may be chosen from. Since LiteLLM 1.94.0.
 * @param fieldTab where the user interface shows it. Since LiteLLM 1.94.0.
 * @param source where the value comes from, such as {@code unset}. Since LiteLLM 1.103.0.
 * @param editable whether the user interface lets it be changed. Since LiteLLM 1.103.0.
 */
public record BudgetSetting(
        String fieldName,
        String fieldType,
        String fieldDescription,
        @Nullable Object fieldValue,
        @Nullable Boolean storedInDb,
        @Nullable Object fieldDefaultValue,
        @Nullable Boolean premiumField,
        @Nullable Object nestedFields,
        @Since("1.94.0") @Nullable List<Object> fieldOptions,
        @Since("1.94.0") @Nullable String fieldTab,
        @Since("1.103.0") @Nullable String source,
        @Since("1.103.0") @Nullable Boolean editable,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public BudgetSetting {
        fieldOptions = Copies.list(fieldOptions);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
