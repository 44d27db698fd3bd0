package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long lists are read whole and each row once, also while they grow. */
@OnEveryLine
class PagingTest extends LiteLlmContract {
    private static final int KEYS = 250;
    private static final int USERS = 120;
    private static final int LATER = 10;

    private final String mark = ServerLine.unique("paging");
    private final List<KeyHash> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<String> users = Collections.synchronizedList(new ArrayList<>());
    private ExecutorService threads;

    @BeforeEach
    void startThreads() {
        threads = Executors.newFixedThreadPool(8);
    }

    @AfterEach
    void cleanUp() throws Exception {
        for (int start = 0; start < keys.size(); start += 100) {
            client.keys().delete(KeySelection.of(keys.subList(start, Math.min(keys.size(), start + 100))));
        }
        inParallel(users.size(), i -> client.users().deleteIfPresent(users.get(i)));
        threads.shutdown();
    }

    private void makeKey() {
        keys.add(KeyHash.of(make(keyFor(Models.all()).userId(mark))));
    }

    private void makeUser() {
        String id = ServerLine.unique("user");
        client.users()
                .create(NewUserRequest.builder(id, Models.all())
                        .userEmail(id + "@" + mark + ".example")
                        .build());
        users.add(id);
    }

    private void inParallel(int count, Function<Integer, Object> work) throws Exception {
        List<Future<Object>> all = IntStream.range(0, count)
                .mapToObj(i -> threads.submit(() -> work.apply(i)))
                .toList();
        for (Future<Object> one : all) {
            one.get();
        }
    }

    private void make(int count, Runnable one) throws Exception {
        inParallel(count, i -> {
            one.run();
            return i;
        });
    }

    private Stream<KeyHash> listedKeys() {
        return client.keys().stream(KeyListQuery.builder().userId(mark).build()).map(Key::token);
    }

    private Stream<String> listedUsers() {
        return client.users().stream(UserListQuery.builder().userEmail(mark).build())
                .map(User::userId);
    }

    @Test
    void everyKeyComesOnceAlsoWhileOthersAreMade() throws Exception {
        make(KEYS, this::makeKey);
        assertThat(listedKeys()).containsExactlyInAnyOrderElementsOf(keys);

        List<KeyHash> before = List.copyOf(keys);
        assertThat(readWhileMaking(listedKeys(), this::makeKey))
                .doesNotHaveDuplicates()
                .containsAll(before);
    }

    @Test
    void everyUserComesOnceAlsoWhileOthersAreMade() throws Exception {
        make(USERS, this::makeUser);
        assertThat(listedUsers()).containsExactlyInAnyOrderElementsOf(users);

        List<String> before = List.copyOf(users);
        assertThat(readWhileMaking(listedUsers(), this::makeUser))
                .doesNotHaveDuplicates()
                .containsAll(before);
    }

    /** A few are made after each 50 rows, and so between any two pages. */
    private <T> List<T> readWhileMaking(Stream<T> rows, Runnable one) throws Exception {
        List<T> read = new ArrayList<>();
        Iterator<T> all = rows.iterator();
        while (all.hasNext()) {
            read.add(all.next());
            if (read.size() % 50 == 0) {
                make(LATER, one);
            }
        }
        return read;
    }
}
