package io.github.llmbridge.openwebui.auths;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.Polling;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.AccountPage;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.Users;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order in which others come and go, which no server can be made to keep. */
class SharedAddressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Account> stored = new ArrayList<>();
    private final List<Runnable> atEachPause = new ArrayList<>();
    private Duration waited = Duration.ZERO;
    private final SharedAddress shared = new SharedAddress(users(), new Polling(new WaitedClock(), this::pause));

    @Test
    void oneThatIsAloneStaysAtOnce() {
        Account added = add("b");

        assertThat(shared.stays(added)).isTrue();
        assertThat(waited).isZero();
        assertThat(stored).containsExactly(added);
    }

    @Test
    void oneThatGoesBeforeOthersWaitsUntilTheyHaveLeft() {
        Account added = add("a");
        Account other = add("b");
        atEachPause.add(() -> stored.remove(other));

        assertThat(shared.stays(added)).isTrue();
        assertThat(stored).containsExactly(added);
    }

    @Test
    void oneThatOthersGoBeforeLeavesAtOnce() {
        Account other = add("a");
        Account added = add("b");

        assertThat(shared.stays(added)).isFalse();
        assertThat(waited).isZero();
        assertThat(stored).containsExactly(other);
    }

    /** Else both would wait for the other to leave, and both would leave. */
    @Test
    void oneThatWaitsLeavesWhenOneComesThatGoesBeforeIt() {
        Account added = add("b");
        Account slower = add("c");
        atEachPause.add(() -> {
            stored.remove(slower);
            add("a");
        });

        assertThat(shared.stays(added)).isFalse();
        assertThat(waited).isLessThan(PATIENCE);
        assertThat(stored).extracting(Account::id).containsExactly("a");
    }

    @Test
    void oneThatGoesBeforeOthersWhoStayLeavesInTheEnd() {
        Account added = add("a");
        Account stays = add("b");

        assertThat(shared.stays(added)).isFalse();
        assertThat(waited).isEqualTo(PATIENCE);
        assertThat(stored).containsExactly(stays);
    }

    private Account add(String id) {
        Account account = new Account(id, "ada@example.com", "Ada", Role.USER, null, null, null, null, Map.of());
        stored.add(account);
        return account;
    }

    private void pause(Duration time) {
        waited = waited.plus(time);
        if (!atEachPause.isEmpty()) {
            atEachPause.remove(0).run();
        }
    }

    private Users users() {
        return (Users) Proxy.newProxyInstance(
                Users.class.getClassLoader(), new Class<?>[] {Users.class}, new InvocationHandler() {
                    @Override
                    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
                            throws Throwable {
                        if (method.isDefault()) {
                            return InvocationHandler.invokeDefault(proxy, method, arguments);
                        }
                        if (method.getName().equals("list")) {
                            return new AccountPage(List.copyOf(stored), stored.size(), Map.of());
                        }
                        assertThat(method.getName()).isEqualTo("delete");
                        stored.removeIf(account -> account.id().equals(arguments[0]));
                        return true;
                    }
                });
    }

    private final class WaitedClock extends Clock {
        @Override
        public Instant instant() {
            return Instant.EPOCH.plus(waited);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
