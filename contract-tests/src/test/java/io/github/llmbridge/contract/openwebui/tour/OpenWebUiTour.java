package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.AnswerCheck;
import io.github.llmbridge.contract.tour.Operation;
import io.github.llmbridge.contract.tour.Tour;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import java.util.List;
import java.util.UUID;

/** A tour of some of Open WebUI's operations. */
abstract class OpenWebUiTour extends Tour {
    static final List<Operation> OPERATIONS = Operation.of(OpenWebUiClient.class, OpenWebUiUser.class);

    private static final AnswerCheck CHECK = new AnswerCheck(OPERATIONS);

    final OpenWebUiClient admin;

    OpenWebUiTour(ServerLine line) {
        super(line);
        this.admin = OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminToken(line.adminToken())
                .httpClient(http())
                .retry(RetryPolicy.none())
                .build()
                .with(options(CHECK));
    }

    /** Whether this Open WebUI has what came after 0.6.30. */
    final boolean isCurrent() {
        return !line().isSeedOpenWebUi();
    }

    /** A password that no server has seen. */
    static Secret chosenPassword() {
        return Secret.of(UUID.randomUUID().toString());
    }
}
