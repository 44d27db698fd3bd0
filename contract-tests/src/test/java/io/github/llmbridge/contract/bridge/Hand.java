package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.openwebui.settings.ConnectionUrl;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What people do to one of many by hand. What is not there any more is left alone. */
enum Hand {
    DELETES_THE_KEY(
            true,
            member ->
                    member.keys().forEach(key -> member.bridge().liteLlm.keys().delete(KeySelection.of(key.token())))),
    BLOCKS_THE_KEY(
            false,
            member ->
                    member.keys().forEach(key -> member.bridge().liteLlm.keys().block(key.token()))),
    MOVES_THE_KEY_TO_ANOTHER_USER(
            true,
            member -> member.keys()
                    .forEach(key -> member.bridge().byHand(key, change -> change.userId("other-of-" + member.id())))),
    CHANGES_A_LIMIT(
            true, member -> member.keys().forEach(key -> member.bridge().byHand(key, change -> change.rpmLimit(7L)))),
    REMOVES_THE_CONNECTION(
            true,
            member -> ifOpen(
                    member,
                    account -> member.self()
                            .settingsEditor()
                            .edit(stored -> stored.repaired().remove(any -> true)))),
    MISALIGNS_THE_CONNECTION(true, member -> ifOpen(member, account -> Bridge.misalign(member.self()))),
    LEADS_THE_CONNECTION_ELSEWHERE(
            true,
            member -> ifOpen(
                    member,
                    account -> change(
                            member, found -> found.withUrl(ConnectionUrl.allowingHttp("http://127.0.0.1:9/v1"))))),
    PUTS_ANOTHER_KEY_INTO_THE_CONNECTION(
            true,
            member -> ifOpen(
                    member, account -> change(member, found -> found.withKey(Secret.of("sk-somebody-elses-key"))))),
    SWITCHES_THE_CONNECTION_OFF(
            false, member -> ifOpen(member, account -> change(member, found -> found.withEnabled(false)))),
    DUPLICATES_THE_CONNECTION(false, member -> ifOpen(member, account -> duplicate(member))),
    TAKES_THE_ACCOUNT_OUT_OF_ITS_GROUP(
            true,
            member -> member.account().ifPresent(account -> member.bridge().leaveGroups(account, group -> true))),
    MAKES_THE_ACCOUNT_AN_ADMINISTRATOR(
            false,
            member -> update(
                    member, UpdateAccountRequest.builder().role(Role.ADMIN).build())),
    RENAMES_THE_ACCOUNT(
            false,
            member -> update(
                    member, UpdateAccountRequest.builder().name("Countess").build())),
    DELETES_THE_ACCOUNT(
            true,
            member -> member.account()
                    .ifPresent(account -> member.bridge().openWebUi.users().delete(account.id()))),
    ADDS_A_CONNECTION_OF_ITS_OWN(
            false,
            member -> ifOpen(
                    member,
                    account -> member.self()
                            .settingsEditor()
                            .edit(stored -> stored.repaired().put(Life.FOREIGN_CONNECTION)))),
    MAKES_A_KEY_OF_ITS_OWN(
            false,
            member -> member.bridge()
                    .liteLlm
                    .keys()
                    .generate(GenerateKeyRequest.builder(Models.all())
                            .userId(member.id())
                            .build()));

    private final boolean mended;

    @SuppressWarnings("ImmutableEnumChecker") // None of the lambdas holds anything.
    private final Consumer<Fleet.Member> work;

    /** @param mended whether a reconciliation undoes it */
    Hand(boolean mended, Consumer<Fleet.Member> work) {
        this.mended = mended;
        this.work = work;
    }

    boolean isMended() {
        return mended;
    }

    void on(Fleet.Member member) {
        work.accept(member);
    }

    /** The session of an account that was deleted opens no other one. */
    private static void ifOpen(Fleet.Member member, Consumer<Account> work) {
        member.account().filter(account -> isOf(member, account)).ifPresent(work);
    }

    private static boolean isOf(Fleet.Member member, Account account) {
        try {
            return account.id().equals(member.self().auths().session().id());
        } catch (RuntimeException gone) {
            return false;
        }
    }

    private static void update(Fleet.Member member, UpdateAccountRequest change) {
        member.account()
                .ifPresent(account -> member.bridge().openWebUi.accounts().update(account, change));
    }

    private static void change(Fleet.Member member, UnaryOperator<DirectConnection> change) {
        member.self()
                .settingsEditor()
                .edit(stored -> stored.repaired()
                        .update(found -> found.url().equals(member.bridge().connectionUrl()), change));
    }

    /** Once more the same address with the same key, without our mark. */
    private static void duplicate(Fleet.Member member) {
        member.self().settingsEditor().edit(stored -> {
            for (DirectConnection found : stored.repaired().all()) {
                Secret key = found.key();
                if (key != null && found.url().equals(member.bridge().connectionUrl())) {
                    return stored.repaired().put(DirectConnection.of(found.url() + "/", key));
                }
            }
            return stored;
        });
    }
}
