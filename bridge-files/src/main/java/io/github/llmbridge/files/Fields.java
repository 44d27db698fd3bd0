package io.github.llmbridge.files;

import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.openwebui.users.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fields of one entry.
 *
 * @param values by the name of the field; one that is not set is not there
 */
record Fields(Map<String, List<String>> values) {
    static final String USER_ID = "user_id";

    /** Every field, in the order in which a person reads them. */
    static final List<String> NAMES = List.of(
            "operation", USER_ID, "email", "tier", "name", "team", "groups", "role", "vouched", "spent", "parts");

    /** Those that may have several values. */
    static final Set<String> LISTS = Set.of("groups", "parts");

    private static final String OPERATION = "operation";
    private static final Map<String, Set<String>> OF_OPERATION = Map.of(
            "provision", Set.of("email", "tier", "name", "team", "groups", "role", "vouched"),
            "change-tier", Set.of("tier", "spent"),
            "renew", Set.of(),
            "reconcile", Set.of(),
            "suspend", Set.of(),
            "resume", Set.of(),
            "remove", Set.of("parts"));

    /**
     * What is to be done.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    BulkWork work() {
        String operation = optional(OPERATION).orElse("provision");
        Set<String> own = OF_OPERATION.get(operation);
        if (own == null) {
            throw new IllegalArgumentException(
                    "operation must be one of " + new TreeSet<>(OF_OPERATION.keySet()) + ", not '" + operation + "'");
        }
        String userId = required(USER_ID);
        values.keySet().stream()
                .filter(name -> !name.equals(OPERATION) && !name.equals(USER_ID) && !own.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(name + " does not belong to the operation " + operation);
                });
        return switch (operation) {
            case "change-tier" -> new BulkWork.ChangeTier(userId, required("tier"), spent());
            case "renew" -> new BulkWork.Renew(userId);
            case "reconcile" -> new BulkWork.Reconcile(userId);
            case "suspend" -> new BulkWork.Suspend(userId);
            case "resume" -> new BulkWork.Resume(userId);
            case "remove" -> new BulkWork.Remove(userId, parts());
            default -> new BulkWork.Provision(provision(userId));
        };
    }

    private ProvisionRequest provision(String userId) {
        ProvisionRequestBuilder request = ProvisionRequest.builder(userId, required("email"), required("tier"))
                .groups(values.getOrDefault("groups", List.of()))
                .vouched(truth("vouched"));
        optional("name").ifPresent(request::name);
        optional("team").map(TeamSpec::existing).ifPresent(request::team);
        optional("role").map(Role::new).ifPresent(request::role);
        return request.build();
    }

    private SpentPolicy spent() {
        return optional("spent")
                .map(text -> constant("spent", SpentPolicy.class, text))
                .orElse(SpentPolicy.KEEP);
    }

    private Set<Part> parts() {
        required("parts");
        return values.getOrDefault("parts", List.of()).stream()
                .map(text -> constant("parts", Part.class, text))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean truth(String name) {
        String text = optional(name).orElse("false").toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " must be true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> kind, String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " must be of "
                        + Arrays.toString(kind.getEnumConstants()).toLowerCase(Locale.ROOT) + ", not '" + text + "'"));
    }

    private String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " must be set"));
    }

    private Optional<String> optional(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }
}
