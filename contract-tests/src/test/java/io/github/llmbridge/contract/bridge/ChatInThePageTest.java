package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.InABrowser;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import org.junit.jupiter.api.Test;

/** What a provisioned person sees in Open WebUI's page. */
@InABrowser
@OnEveryLine
class ChatInThePageTest extends BridgeTest {
    private static final Secret PASSWORD = Secret.of("correct horse battery");
    private static final String MODEL = "gpt-4o-mini";

    /** The key was put into the account's settings without any token of its user. */
    @Test
    void anAccountOfSomebodyElseThatTheSettingsFunctionConnectedChats() {
        bridge.openWebUi.settingsFunction().install();
        ProvisionRequest person = Bridge.newPerson();
        Secret token = bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Ada", person.email(), PASSWORD, Role.USER))
                .token();
        bridge.openWebUi.as(token).settings().update(ForeignSettings.withTwoConnections());
        try (BridgeFacade facade = bridge.builder().settingsFunction(true).build()) {
            assertThat(facade.provisionUser(
                                    Bridge.person(person.userId()).vouched(true).build())
                            .status())
                    .isEqualTo(Status.READY);
        } finally {
            bridge.openWebUi.settingsFunction().uninstall();
        }

        try (BrowserPage page = new BrowserPage(line.openWebUiUrl())) {
            page.signIn(person.email(), PASSWORD);
            page.say(MODEL, "Good morning");
            page.awaitText("Hello from " + MODEL);
        }
    }
}
