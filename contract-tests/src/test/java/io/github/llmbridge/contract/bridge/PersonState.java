package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What both servers hold of a person, as names and texts. Two people for whom the same was wished are told apart by nothing in
 * it: ids, values and generations are left out.
 */
record PersonState(Map<String, String> facts) {
    private static final List<String> TOLD_APART = List.of("salt", "secret", "generation", "account", "until");
    private static final Duration CENTURY = Duration.ofDays(20_000);

    /** Asks both servers. */
    static PersonState of(Subject subject) {
        Map<String, String> facts = new TreeMap<>();
        Bridge bridge = subject.bridge;
        Optional<UserInfo> user = bridge.liteLlm.users().find(subject.id);
        facts.put("users", String.valueOf(user.stream().count()));
        user.ifPresent(found -> user(found, facts));
        List<Key> keys = bridge.liteLlm.keys().stream(
                        KeyListQuery.builder().userId(subject.id).build())
                .toList();
        facts.put("keys", String.valueOf(keys.size()));
        keys.forEach(key -> key(key, facts));
        List<Account> accounts = bridge.openWebUi.users().stream(subject.id).toList();
        facts.put("accounts", String.valueOf(accounts.size()));
        accounts.forEach(account -> account(subject, account, keys, facts));
        facts.replaceAll((name, text) -> text.replace(subject.id, "ID").replace(subject.bridge.connectionUrl(), "URL"));
        return new PersonState(facts);
    }

    /** What is not as in the other one, in words. */
    List<String> differences(PersonState wanted) {
        Set<String> names = new TreeSet<>(facts.keySet());
        names.addAll(wanted.facts().keySet());
        return names.stream()
                .filter(name -> !Objects.equals(facts.get(name), wanted.facts().get(name)))
                .map(name -> name + " is " + facts.get(name) + " and not "
                        + wanted.facts().get(name))
                .toList();
    }

    private static void user(UserInfo user, Map<String, String> facts) {
        facts.put("user email", String.valueOf(user.user().userEmail()));
        facts.put("user teams", sorted(user.user().teams()));
        facts.put("note", note(user.user().metadata()));
    }

    private static void key(Key key, Map<String, String> facts) {
        Map<String, Object> metadata = new TreeMap<>(key.metadata());
        metadata.remove("key_generation");
        facts.put("key models", String.valueOf(key.models()));
        facts.put("key max_budget", String.valueOf(key.maxBudget()));
        facts.put("key budget_duration", String.valueOf(key.budgetDuration()));
        facts.put("key rpm_limit", String.valueOf(key.rpmLimit()));
        facts.put("key tpm_limit", String.valueOf(key.tpmLimit()));
        facts.put("key max_parallel_requests", String.valueOf(key.maxParallelRequests()));
        facts.put("key spend", String.valueOf(key.spend()));
        facts.put("key blocked", String.valueOf(Boolean.TRUE.equals(key.blocked())));
        facts.put("key team", String.valueOf(key.teamId()));
        facts.put("key user", String.valueOf(key.userId()));
        facts.put("key metadata", metadata.toString());
        facts.put("key tier", String.valueOf(metadata.get("subscription_tier")));
        facts.put("key life", life(key.expires()));
    }

    /** In days, since the calls take their time. */
    private static String life(@Nullable Instant end) {
        if (end == null) {
            return "never ends";
        }
        Duration left = Duration.between(Instant.now(), end);
        return left.compareTo(CENTURY) > 0 ? "never ends" : Math.round(left.toSeconds() / 86_400.0) + "d";
    }

    private static void account(Subject subject, Account account, List<Key> keys, Map<String, String> facts) {
        facts.put("account email", account.email());
        facts.put("account name", account.name());
        facts.put("account role", account.role().value());
        List<Group> groups = subject.bridge.openWebUi.groups().list();
        facts.put(
                "account groups",
                sorted(groups.stream()
                        .filter(group -> isMember(account, group))
                        .map(Group::name)
                        .toList()));
        facts.put(
                "groups of these names",
                sorted(groups.stream()
                        .map(Group::name)
                        .filter(subject.groupNames()::contains)
                        .toList()));
        Set<KeyHash> live = keys.stream().map(Key::token).collect(Collectors.toSet());
        List<String> connections = new ArrayList<>();
        for (DirectConnection found : account.directConnections().all()) {
            boolean holds =
                    found.bareKey().map(KeyHash::of).filter(live::contains).isPresent();
            connections.add(
                    found.url() + (holds ? " with the key" : " with another key") + (found.enabled() ? "" : ", off")
                            + ", of " + found.config().get("managed_by"));
        }
        facts.put("connections", connections.toString());
    }

    static boolean isMember(Account account, Group group) {
        return account.groupIds() != null
                ? account.groupIds().contains(group.id())
                : group.userIds() != null && group.userIds().contains(account.id());
    }

    private static String note(Map<String, Object> metadata) {
        if (!(metadata.get("llmbridge") instanceof Map<?, ?> notes)
                || !(notes.get("default") instanceof Map<?, ?> note)) {
            return "none";
        }
        return toldAlike(note).toString();
    }

    private static Map<String, Object> toldAlike(Map<?, ?> fields) {
        Map<String, Object> alike = new TreeMap<>();
        fields.forEach((name, value) -> alike.put(
                String.valueOf(name), value instanceof Map<?, ?> inner ? toldAlike(inner) : String.valueOf(value)));
        TOLD_APART.forEach(alike::remove);
        return alike;
    }

    private static String sorted(List<String> texts) {
        return texts.stream().sorted().toList().toString();
    }
}
