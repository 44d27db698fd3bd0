package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a person is and what a request wants, each in eight bytes that are the same if nothing would be changed. */
final class Fingerprints {
    private Fingerprints() {}

    /** Of a person of whom nothing differs from what the bridge gave. */
    static long of(Person person, Look look, @Nullable String team) {
        return of(
                person.userId(),
                person.email(),
                person.ownTier().name(),
                team,
                person.groups(),
                look.account().orElseThrow().role().value());
    }

    /** Of a request whose account would have this role. */
    static long of(ProvisionRequest request, TierCatalog tiers, String role) {
        Set<String> groups = new HashSet<>(request.groups());
        groups.addAll(tiers.require(request.tier()).groups());
        return of(
                request.userId(),
                request.email(),
                request.tier(),
                request.team() == null ? null : request.team().teamId(),
                groups,
                role);
    }

    /** Of a person's id, or of an address. */
    static long ofText(String text) {
        MessageDigest digest = sha256();
        add(digest, text);
        return first(digest);
    }

    private static long of(
            String userId, String email, String tier, @Nullable String team, Collection<String> groups, String role) {
        MessageDigest digest = sha256();
        add(digest, userId);
        add(digest, email);
        add(digest, tier);
        add(digest, role);
        add(digest, team == null ? "" : team);
        new TreeSet<>(groups).forEach(group -> add(digest, group));
        return first(digest);
    }

    private static long first(MessageDigest digest) {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
