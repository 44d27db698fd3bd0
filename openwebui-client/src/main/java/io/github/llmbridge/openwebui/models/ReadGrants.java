package io.github.llmbridge.openwebui.models;

import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads, changes and writes who may use a model, in the shape in which the server keeps it. */
final class ReadGrants {
    private final Models models;

    ReadGrants(Models models) {
        this.models = models;
    }

    ModelEntry grant(String modelId, Grantees grantees) {
        ModelIds.require("modelId", modelId);
        Optional<ModelEntry> entry = models.find(modelId);
        return entry.isPresent() ? grant(entry.get(), grantees) : create(modelId, grantees);
    }

    Optional<ModelEntry> revoke(String modelId, Grantees grantees) {
        ModelIds.require("modelId", modelId);
        return models.find(modelId).map(entry -> revoke(entry, grantees));
    }

    private ModelEntry grant(ModelEntry entry, Grantees grantees) {
        List<ModelGrant> grants = entry.accessGrants();
        if (grants == null) {
            return withReaders(entry, entry.readers().and(grantees));
        }
        List<ModelGrant> wanted = new ArrayList<>(grants);
        for (ModelGrant grant : asGrants(grantees)) {
            if (wanted.stream().noneMatch(grant::sameAs)) {
                wanted.add(grant);
            }
        }
        return withGrants(entry, grants, wanted);
    }

    private ModelEntry revoke(ModelEntry entry, Grantees grantees) {
        List<ModelGrant> grants = entry.accessGrants();
        if (grants == null) {
            return withReaders(entry, without(entry.readers(), grantees));
        }
        List<ModelGrant> revoked = asGrants(grantees);
        List<ModelGrant> wanted = grants.stream()
                .filter(grant -> revoked.stream().noneMatch(grant::sameAs))
                .toList();
        return withGrants(entry, grants, wanted);
    }

    private ModelEntry withGrants(ModelEntry entry, List<ModelGrant> before, List<ModelGrant> wanted) {
        return wanted.equals(before)
                ? entry
                : models.setGrants(new ModelGrantsRequest(entry.id(), entry.name(), wanted, Map.of()));
    }

    private ModelEntry withReaders(ModelEntry entry, Grantees wanted) {
        Map<String, Object> accessControl = entry.accessControl();
        if (accessControl == null || wanted.equals(entry.readers())) {
            return entry;
        }
        return models.update(ModelForm.builder(entry)
                .accessControl(AccessControl.withReaders(accessControl, wanted))
                .build());
    }

    /** One form for all versions: each takes the field that it knows and ignores the other. */
    private ModelEntry create(String modelId, Grantees grantees) {
        AvailableModel model = models.available().stream()
                .filter(candidate -> candidate.id().equals(modelId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(ErrorDetails.withoutAnswer(
                        "models.grantRead", "no connection offers the model '" + modelId + "' now")));
        try {
            return models.create(ModelForm.builder(modelId, model.name() == null ? modelId : model.name())
                    .accessGrants(asGrants(grantees))
                    .accessControl(AccessControl.of(grantees))
                    .build());
        } catch (AlreadyExistsException somebodyWasFaster) {
            return grant(models.find(modelId).orElseThrow(() -> somebodyWasFaster), grantees);
        }
    }

    private static List<ModelGrant> asGrants(Grantees grantees) {
        return Stream.concat(
                        grantees.groupIds().stream().sorted().map(id -> ModelGrant.read("group", id)),
                        grantees.userIds().stream().sorted().map(id -> ModelGrant.read("user", id)))
                .toList();
    }

    private static Grantees without(Grantees all, Grantees some) {
        Set<String> groups = new TreeSet<>(all.groupIds());
        groups.removeAll(some.groupIds());
        Set<String> users = new TreeSet<>(all.userIds());
        users.removeAll(some.userIds());
        return new Grantees(groups, users);
    }
}
