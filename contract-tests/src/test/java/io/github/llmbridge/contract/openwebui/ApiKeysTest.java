package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Role;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ApiKeysTest extends SiteTest {
    @Test
    void aKeyActsAsItsOwner() {
        Site.Person ada = administrator();

        Secret key = site.as(ada).auths().createApiKey().apiKey();

        assertThat(site.as(ada).auths().apiKey().apiKey()).isEqualTo(key);
        assertThat(site.client.as(key).auths().apiKey().apiKey()).isEqualTo(key);
        site.client
                .as(key)
                .settingsEditor()
                .edit(connections ->
                        connections.add(DirectConnection.of("https://llm.example.com/v1", Secret.of("upstream"))));
        assertThat(site.account(ada).directConnections().all()).hasSize(1);
    }

    @Test
    void anAccountWithoutAKeyIsToldSo() {
        Site.Person ada = administrator();

        assertThatThrownBy(() -> site.as(ada).auths().apiKey()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aNewKeyEndsTheOldOne() {
        Site.Person ada = administrator();
        Secret old = site.as(ada).auths().createApiKey().apiKey();

        Secret fresh = site.as(ada).auths().createApiKey().apiKey();

        assertThat(fresh).isNotEqualTo(old);
        assertThatThrownBy(() -> site.client.as(old).settings().get()).isInstanceOf(UnauthorizedException.class);
        assertThat(site.client.as(fresh).settings().get()).isNull();
    }

    @Test
    void aUserNeedsAPermissionWhereThereIsOne() {
        Site.Person ada = site.newPerson();

        if (line.does(OpenWebUiBehaviour.API_KEYS_NEED_PERMISSION)) {
            assertThatThrownBy(() -> site.as(ada).auths().createApiKey()).isInstanceOf(ForbiddenException.class);
        } else {
            Secret key = site.as(ada).auths().createApiKey().apiKey();
            assertThat(site.client.as(key).settings().get()).isNull();
        }
    }

    /** An account that needs no permission for a key in either line. */
    private Site.Person administrator() {
        return site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
    }
}
