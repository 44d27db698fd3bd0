package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.KeyType;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key value and no initial password that was ever given up lives again, with and without a secret. */
@OnEveryLine
class GivenUpValuesTest {
    private final ProvisionRequest person = Bridge.newPerson();
    private final List<Secret> keys = new ArrayList<>();
    private final List<Secret> passwords = new ArrayList<>();

    @Parameter
    ServerLine line;

    private Bridge bridge;

    @AfterEach
    void close() {
        bridge.close();
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void ofAPersonWhoIsRemovedAndProvisionedAgain(boolean derives) {
        begin(derives);
        provision();
        bridge.facade().remove(person.userId(), EnumSet.allOf(Part.class));
        provision();
        bridge.facade().remove(person.userId(), EnumSet.of(Part.KEYS, Part.ACCOUNT));
        provision();
        bridge.facade().remove(person.userId(), Set.of(Part.CONNECTION, Part.KEYS));
        keys.add(bridge.facade().provisionUser(person).key());

        assertThat(keys).hasSize(4).doesNotHaveDuplicates();
        assertThat(passwords).hasSize(3).doesNotHaveDuplicates();
        assertOnlyTheLastLives();
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void ofAKeyOrAnAccountThatIsDeletedByHand(boolean derives) {
        begin(derives);
        provision();
        deleteKey();
        keys.add(bridge.facade().provisionUser(person).key());
        deleteKey();
        bridge.openWebUi.users().delete(bridge.account(person).id());
        provision();

        assertThat(keys).hasSize(3).doesNotHaveDuplicates();
        assertThat(passwords).hasSize(2).doesNotHaveDuplicates();
        assertOnlyTheLastLives();
    }

    /** A restored database forgets which values were given, and makes a key live again that was replaced. */
    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void ofARotationThatARestoredDatabaseHasForgotten(boolean derives) {
        begin(derives);
        provision();
        Key first = bridge.key(person);
        Map<String, Object> noted =
                bridge.liteLlm.users().info(person.userId()).user().metadata();
        keys.add(bridge.facade().rotateKey(person.userId()).key());
        keys.add(bridge.facade().rotateKey(person.userId()).key());

        restore(first, keys.get(0), noted);
        bridge.restarted();
        bridge.facade().provisionUser(person);
        keys.add(bridge.facade().rotateKey(person.userId()).key());
        keys.add(bridge.facade().rotateKey(person.userId()).key());

        assertThat(keys).hasSize(5).doesNotHaveDuplicates();
        assertOnlyTheLastLives();
    }

    private void begin(boolean derives) {
        bridge = new Bridge(line, derives ? builder -> builder.secret(Bridge.SECRET) : this::signingIn);
    }

    private BridgeBuilder signingIn(BridgeBuilder builder) {
        return builder.userTokens(
                UserTokenSource.of(account -> bridge.signIn(person, passwords.get(passwords.size() - 1))));
    }

    /** With a new account. */
    private void provision() {
        ProvisionResult result = bridge.facade().provisionUser(person);
        keys.add(result.key());
        passwords.add(result.initialPassword());
    }

    private void deleteKey() {
        bridge.liteLlm.keys().delete(KeySelection.of(bridge.key(person).token()));
    }

    private void restore(Key key, Secret value, Map<String, Object> noted) {
        deleteKey();
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(person.userId())
                        .metadata(noted)
                        .build());
        bridge.liteLlm
                .keys()
                .generate(GenerateKeyRequest.builder(key.models())
                        .userId(person.userId())
                        .key(value)
                        .keyType(KeyType.LLM_API)
                        .keyAlias(key.keyAlias())
                        .maxBudget(key.maxBudget())
                        .metadata(key.metadata())
                        .build());
    }

    private void assertOnlyTheLastLives() {
        bridge.assertProvisioned(person, bridge.facade().provisionUser(person));
        Secret last = keys.remove(keys.size() - 1);
        assertThat(bridge.connections(person).get(0).key()).isEqualTo(last);
        keys.forEach(given -> assertThat(bridge.liteLlm.effects().awaitRefused(given, Duration.ofSeconds(75)))
                .isTrue());
    }
}
