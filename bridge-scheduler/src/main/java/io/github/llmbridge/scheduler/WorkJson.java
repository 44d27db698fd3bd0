package io.github.llmbridge.scheduler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Work as JSON, and back. A name here is kept by databases, so it stays. Thread safe. */
final class WorkJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** The word for what is to be done. */
    static String operation(BulkWork work) {
        if (work instanceof BulkWork.Provision) {
            return "provision";
        }
        if (work instanceof BulkWork.ChangeTier) {
            return "change-tier";
        }
        if (work instanceof BulkWork.Suspend) {
            return "suspend";
        }
        if (work instanceof BulkWork.Resume) {
            return "resume";
        }
        if (work instanceof BulkWork.Renew) {
            return "renew";
        }
        if (work instanceof BulkWork.Reconcile) {
            return "reconcile";
        }
        if (work instanceof BulkWork.Remove) {
            return "remove";
        }
        throw new IllegalStateException("unknown work: " + work.getClass());
    }

    /**
     * What is to be done, without the person's id.
     *
     * @throws IllegalArgumentException if it holds a secret, which is not kept
     */
    String write(BulkWork work) {
        ObjectNode json = mapper.createObjectNode();
        if (work instanceof BulkWork.Provision provision) {
            write(json, provision.request());
        } else if (work instanceof BulkWork.ChangeTier change) {
            json.put("tier", change.tier());
            json.put("spent", change.spent().name());
        } else if (work instanceof BulkWork.Remove remove) {
            ArrayNode parts = json.putArray("parts");
            remove.parts().stream().map(Part::name).sorted().forEach(parts::add);
        }
        return json.toString();
    }

    private static void write(ObjectNode json, ProvisionRequest request) {
        if (request.password() != null || request.userToken() != null) {
            throw new IllegalArgumentException((request.password() == null ? "userToken" : "password")
                    + " is not kept; give the bridge a UserTokenSource, or call provisionUser");
        }
        json.put("email", request.email());
        json.put("tier", request.tier());
        json.put("name", request.name());
        TeamSpec team = request.team();
        if (team != null) {
            write(json.putObject("team"), team);
        }
        ArrayNode groups = json.putArray("groups");
        request.groups().forEach(groups::add);
        Role role = request.role();
        json.put("role", role == null ? null : role.value());
        json.put("vouched", request.vouched());
    }

    private static void write(ObjectNode json, TeamSpec team) {
        json.put("id", team.teamId());
        json.put("alias", team.alias());
        Models models = team.models();
        if (models != null) {
            ArrayNode names = json.putArray("models");
            models.names().forEach(names::add);
        }
        json.put("maxBudget", team.maxBudget());
        BudgetDuration duration = team.budgetDuration();
        json.put("budgetDuration", duration == null ? null : duration.text());
        json.put("rpmLimit", team.rpmLimit());
        json.put("tpmLimit", team.tpmLimit());
        json.put("organization", team.organizationId());
    }

    /**
     * The work that was written.
     *
     * @throws UnknownWorkException if this version does not know it
     */
    BulkWork read(String operation, String userId, String payload) {
        try {
            return read(operation, userId, mapper.readTree(payload));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Its message may hold what was written.
            throw new UnknownWorkException("this version cannot read the work named " + operation);
        }
    }

    private static BulkWork read(String operation, String userId, JsonNode json) {
        return switch (operation) {
            case "provision" -> new BulkWork.Provision(request(userId, json));
            case "change-tier" ->
                new BulkWork.ChangeTier(
                        userId,
                        json.path("tier").asText(),
                        SpentPolicy.valueOf(json.path("spent").asText()));
            case "suspend" -> new BulkWork.Suspend(userId);
            case "resume" -> new BulkWork.Resume(userId);
            case "renew" -> new BulkWork.Renew(userId);
            case "reconcile" -> new BulkWork.Reconcile(userId);
            case "remove" -> new BulkWork.Remove(userId, parts(json));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static ProvisionRequest request(String userId, JsonNode json) {
        ProvisionRequestBuilder request = ProvisionRequest.builder(
                        userId, json.path("email").asText(), json.path("tier").asText())
                .name(text(json, "name"))
                .groups(texts(json.path("groups")))
                .vouched(json.path("vouched").asBoolean());
        String role = text(json, "role");
        if (role != null) {
            request.role(new Role(role));
        }
        if (json.has("team")) {
            request.team(team(json.path("team")));
        }
        return request.build();
    }

    private static TeamSpec team(JsonNode json) {
        String duration = text(json, "budgetDuration");
        List<String> models = texts(json.path("models"));
        return new TeamSpec(
                json.path("id").asText(),
                text(json, "alias"),
                !json.has("models") ? null : models.isEmpty() ? Models.all() : Models.of(models),
                json.hasNonNull("maxBudget") ? json.path("maxBudget").asDouble() : null,
                duration == null ? null : BudgetDuration.of(duration),
                whole(json, "rpmLimit"),
                whole(json, "tpmLimit"),
                text(json, "organization"));
    }

    private static Set<Part> parts(JsonNode json) {
        return texts(json.path("parts")).stream().map(Part::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }

    private static @Nullable Long whole(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asLong() : null;
    }
}
