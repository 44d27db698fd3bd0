package io.github.llmbridge.contract.openwebui.tour;

import static io.github.llmbridge.contract.Declarations.operation;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.AnswerCheck;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.Tour;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A tour of some of Open WebUI's operations. */
abstract class OpenWebUiTour extends Tour {
    private static final AnswerCheck CHECK = new AnswerCheck(Declared.OPENWEBUI);

    final OpenWebUiClient admin;
    private final List<String> accounts = new ArrayList<>();

    OpenWebUiTour(ServerLine line) {
        super(line, line.adminToken());
        this.admin = OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminToken(line.adminToken())
                .httpClient(http())
                .retry(RetryPolicy.none())
                .build()
                .with(options(CHECK));
    }

    /** Goes from operation to operation, then takes away what it left behind. */
    @Override
    public final void run() {
        try {
            go();
        } finally {
            accounts.forEach(admin.users()::delete);
        }
    }

    abstract void go();

    /** Whether this Open WebUI has the operation. */
    final boolean has(Class<?> api, String name) {
        return line().openWebUiHas(operation(api, name));
    }

    /** An e-mail that no account has; the cheat sheet calls each {@code ada@example.com}. */
    final String newEmail() {
        return id("ada") + "@example.com";
    }

    /** Has the account deleted at the end, and shown without its id. */
    final String own(String accountId) {
        accounts.add(accountId);
        return shownAs("<account id>", accountId);
    }

    /** A new account. */
    final Person newPerson() {
        String email = newEmail();
        Secret password = secret("a-long-password");
        Session added = admin.auths().add(new AddAccountRequest("Ada", email, password, Role.USER));
        return new Person(
                own(Objects.requireNonNull(added.id())),
                email,
                password,
                admin.as(Objects.requireNonNull(added.token())));
    }

    /**
     * Somebody with an account.
     *
     * @param user the account's own view
     */
    record Person(String id, String email, Secret password, OpenWebUiUser user) {}
}
