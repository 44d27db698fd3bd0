package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a new account's picture may be, and where it shows. */
@OnEveryLine
class ProfileImagesTest extends SiteTest {
    private static final String DEFAULT = "/user.png";
    private static final List<String> TAKEN = List.of(
            DEFAULT,
            "/favicon.png",
            "/static/favicon.png",
            "/api/v1/users/someone-else/profile/image",
            "/api/v1/users/with blank:and colon/profile/image",
            "https://example.com/ada.png",
            "HTTP://example.com",
            " https://example.com/with blank ",
            "https://under_score.example/x",
            "https://ada@example.com:99999/",
            "https://[::1]/",
            "data:image/png;base64,AAAA",
            "data:image/JPEG;base64,",
            "data:image/gif;base64,\nAA");
    private static final List<String> REFUSED = List.of(
            "/user.png?x=y",
            "/user.png\n",
            "/api/v1/users//profile/image",
            "/api/v1/users/a/b/profile/image",
            "/api/v1/users/a?b/profile/image",
            "/api/v1/users/a/profile/image?x=y",
            "/brand/a.svg",
            "//example.com/x",
            "http:///x",
            "https://:80/",
            "http:x",
            "ftp://example.com/x",
            "x",
            "data:image/png,AA",
            "data:image/png;charset=x;base64,AA",
            "data:image/bmp;base64,AA",
            "data:image/svg+xml;base64,AAAA");

    /** Where pictures are checked, and addresses are none. */
    private static final List<String> ALONE_TAKEN =
            List.of(DEFAULT, "/static/favicon.png", "data:image/png;base64,AAAA", "data:image/png,AA");

    private static final List<String> THEN_REFUSED = List.of(
            "/favicon.png",
            "/api/v1/users/someone-else/profile/image",
            "https://example.com/ada.png",
            "data:image/JPEG;base64,",
            "data:image/svg+xml;base64,AAAA");

    @Test
    void anAccountWithoutAPictureGetsTheDefault() {
        Session session = site.add(person());

        assertThat(stored(session)).isEqualTo(DEFAULT);
    }

    @Test
    void theListShowsThePictureAsItWasSentAndTheAnswerWhereItIsHandedOut() {
        for (String url : takesNoAddresses() ? ALONE_TAKEN : TAKEN) {
            Session session = site.add(person().withProfileImageUrl(url));

            assertThat(stored(session)).isEqualTo(url);
            assertThat(session.profileImageUrl())
                    .isEqualTo(line.does(OpenWebUiBehaviour.SERVES_PROFILE_IMAGES) ? served(session.id()) : url);
        }
    }

    @Test
    void anEmptyTextIsNoPicture() {
        Session session = site.add(person().withProfileImageUrl(""));

        assertThat(stored(session))
                .isEqualTo(line.does(OpenWebUiBehaviour.SHOWS_A_PICTURE_FOR_NONE) ? served(session.id()) : "");
    }

    @Test
    void otherTextsAreRefusedWherePicturesAreChecked() {
        for (String url : takesNoAddresses() ? THEN_REFUSED : REFUSED) {
            AddAccountRequest request = person().withProfileImageUrl(url);

            if (line.does(OpenWebUiBehaviour.CHECKS_PICTURES)) {
                assertThatThrownBy(() -> site.add(request))
                        .as(url)
                        .isInstanceOf(UnprocessableException.class)
                        .hasMessageContaining("[auths.add] at ")
                        .hasMessageContaining(": HTTP 422 ");
                assertThat(site.behind.users().findByEmail(request.email())).isEmpty();
            } else {
                assertThat(stored(site.add(request))).isEqualTo(url);
            }
        }
    }

    @Test
    void nullIsTheDefaultNowWasNoPictureOnceAndAFaultBeforeThat() {
        AddAccountRequest wanted = person();
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "Ada",
                "email",
                wanted.email(),
                "password",
                wanted.password().reveal(),
                "role",
                "user"));
        body.put("profile_image_url", null);
        RawRequest request = RawRequest.post("/api/v1/auths/add").json(body);

        if (line.does(OpenWebUiBehaviour.SHOWS_A_PICTURE_FOR_NONE)) {
            site.client.raw().send(request);
            Account added = site.account(wanted.email());
            assertThat(added.profileImageUrl())
                    .isEqualTo(
                            line.does(OpenWebUiBehaviour.TAKES_NULL_FOR_THE_DEFAULT_PICTURE)
                                    ? DEFAULT
                                    : served(added.id()));
            site.behind.users().delete(added.id());
        } else {
            assertThatThrownBy(() -> site.client.raw().send(request)).isInstanceOf(ServerErrorException.class);
        }
    }

    private boolean takesNoAddresses() {
        return line.does(OpenWebUiBehaviour.CHECKS_PICTURES)
                && !line.does(OpenWebUiBehaviour.TAKES_ADDRESSES_OF_PICTURES);
    }

    private static AddAccountRequest person() {
        return new AddAccountRequest("Ada", ServerLine.unique("u") + "@example.com", Site.newPassword(), Role.USER);
    }

    /** Where the server hands out an account's picture. */
    private static String served(String accountId) {
        return "/api/v1/users/" + accountId + "/profile/image";
    }

    private String stored(Session session) {
        return site.account(session.email()).profileImageUrl();
    }
}
