package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.SubscriptionTierBuilder;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.users.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several people of one bridge, whose instance nobody else uses, so that a plan of everybody is of them. */
final class Fleet implements AutoCloseable {
    final String instance = ServerLine.unique("i");
    final String group = "Group-" + instance;
    final Bridge bridge;
    final List<Member> members = new ArrayList<>();

    Fleet(ServerLine line) {
        bridge = new Bridge(
                line,
                builder -> builder.instance(instance)
                        .secret(Bridge.SECRET)
                        .tiers(TierCatalog.of(
                                new SubscriptionTierBuilder()
                                        .from(Bridge.FREE)
                                        .addGroups(group)
                                        .build(),
                                Bridge.PRO)));
    }

    /** A person who is finished. */
    Member provision() {
        ProvisionRequest request = Bridge.person(ServerLine.unique("u")).build();
        ProvisionResult made = bridge.facade().provisionUser(request);
        if (made.status() != Status.READY) {
            throw new AssertionError(made.problems().toString());
        }
        Secret token = bridge.signIn(request, made.initialPassword()).orElseThrow();
        Member member = new Member(request, token);
        members.add(member);
        return member;
    }

    /**
     * One of the people.
     *
     * @param token a session of the account as it was provisioned
     */
    final class Member {
        final ProvisionRequest request;
        private final Secret token;

        private Member(ProvisionRequest request, Secret token) {
            this.request = request;
            this.token = token;
        }

        String id() {
            return request.userId();
        }

        Bridge bridge() {
            return bridge;
        }

        Optional<Account> account() {
            return bridge.openWebUi.users().findByEmail(request.email());
        }

        List<Key> keys() {
            return bridge.keys(request);
        }

        /** The account as its user sees it. */
        OpenWebUiUser self() {
            return bridge.openWebUi.as(token);
        }
    }

    @Override
    public void close() {
        for (Member member : members) {
            bridge.openWebUi
                    .users()
                    .allByEmail(member.request.email())
                    .forEach(account -> bridge.openWebUi.users().delete(account.id()));
            bridge.liteLlm.users().deleteIfPresent(member.id());
        }
        bridge.openWebUi.groups().list().stream()
                .filter(found -> found.name().equals(group))
                .forEach(found -> bridge.openWebUi.groups().delete(found.id()));
        bridge.close();
    }
}
