package io.github.llmbridge.bridge.check;

import io.github.llmbridge.litellm.models.ModelDeployment;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deployment of the proxy, as far as it decides who may call what.
 *
 * @param name the name that callers use; with a {@code *} in it, it serves every name of the pattern
 * @param id its id, which callers may use as a name as well
 * @param upstream the provider's name of the model, which callers may use as a name as well
 * @param accessGroups names that may stand in a list of models for this deployment
 * @param blocked whether it answers nobody
 * @param teamName the name by which the one team that owns it calls it; {@code null} if it is everybody's
 */
public record Deployment(
        String name,
        String id,
        @Nullable String upstream,
        List<String> accessGroups,
        boolean blocked,
        @Nullable String teamName) {
    /** Copies the list. */
    public Deployment {
        accessGroups = List.copyOf(accessGroups);
    }

    /** As {@code /v2/model/info} tells it. */
    static Deployment of(ModelDeployment row) {
        return new Deployment(
                row.modelName(),
                row.id(),
                row.litellmParams().model(),
                groups(row.modelInfo().additionalProperties().get("access_groups")),
                Boolean.TRUE.equals(row.modelInfo().blocked()),
                row.modelInfo().teamId() == null ? null : teamName(row));
    }

    private static String teamName(ModelDeployment row) {
        String name = row.modelInfo().teamPublicModelName();
        return name == null ? row.modelName() : name;
    }

    private static List<String> groups(@Nullable Object value) {
        return value instanceof Collection<?> names
                ? names.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    boolean isWildcard() {
        return name.contains("*");
    }
}
