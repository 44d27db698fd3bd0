package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.permissions.PermissionTree;
import io.github.llmbridge.openwebui.settings.AccountRead;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom and what the settings function refuses; nothing is changed then. */
@OnEveryLine
class SettingsFunctionRefusalsTest extends SiteTest {
    private static final String RUN = "/api/chat/actions/" + SettingsFunction.ID;
    private static final Pattern LETTER = Pattern.compile("\"letter\":\"([^\"]*)\"");

    private final DirectConnection ours = DirectConnection.of("https://llm.example.com/v1", Secret.of("sk-ours"));
    private final Letters letters = new Letters();
    private final SetClock clock = new SetClock();
    private OpenWebUiClient client;
    private SettingsFunction function;
    private Site.Person ada;

    @BeforeEach
    void install() {
        client = client(line.adminToken());
        function = client.settingsFunction();
        site.behind.functions().delete(SettingsFunction.ID);
        function.install();
        ada = site.newPerson();
    }

    @AfterEach
    void uninstall() {
        site.behind.functions().delete(SettingsFunction.ID);
        client.close();
    }

    @Test
    void nobodyButAnAdministratorIsServed() {
        String letter = letterNotSent();
        Site.Person bob = site.newPerson();
        Site.Person cem = site.newPerson();
        PermissionTree before = site.behind.permissions().defaults();
        try {
            site.behind.permissions().setDefaults(before.with("features.api_keys", true));
            Secret key = site.behind.as(bob.token()).auths().createApiKey().apiKey();

            assertThat(send(letter, bob.token())).contains("NOT_ADMINISTRATOR");
            assertThat(send(letter, key)).contains("NOT_ADMINISTRATOR");
        } finally {
            site.behind.permissions().setDefaults(before);
        }
        site.behind
                .accounts()
                .update(
                        cem.id(),
                        UpdateAccountRequest.builder().role(Role.PENDING).build());
        assertThatThrownBy(() -> send(letter, cem.token()))
                .isInstanceOfAny(ForbiddenException.class, UnauthorizedException.class);
        for (Secret token : List.of(bob.token(), cem.token())) {
            try (OpenWebUiClient theirs = client(token)) {
                assertThatThrownBy(() -> theirs.settingsFunction().read(List.of(ada.id())))
                        .isInstanceOfAny(ForbiddenException.class, UnauthorizedException.class);
            }
        }
        assertNothingIsStored();

        // The same letter from the administrator is taken.
        assertThat(send(letter, line.adminToken())).contains("sealed");
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
    }

    @Test
    void anAdministratorsApiKeyServes() {
        Site.Person boss = site.newPerson(ServerLine.unique("boss") + "@example.com", Role.ADMIN);
        Secret key = site.behind.as(boss.token()).auths().createApiKey().apiKey();

        try (OpenWebUiClient theirs = client(key)) {
            theirs.settingsFunction().editor(ada.id()).edit(found -> found.add(ours));
        }

        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
    }

    @Test
    void aLetterIsNotTakenTwice() {
        function.editor(ada.id()).edit(found -> found.add(ours));
        String letter = letters.last("edit");
        function.editor(ada.id()).edit(found -> found.remove(ours.identity()));
        Map<String, Object> before = site.stored(ada);

        assertThat(send(letter, line.adminToken())).contains("REPLAYED");

        assertThat(site.stored(ada)).isEqualTo(before);
    }

    @Test
    void aLetterWithOneByteChangedIsRefused() {
        String letter = letterNotSent();
        byte[] bytes = letterOf(letter);
        for (int place : List.of(0, 31, 32, 43, 44, 60, bytes.length - 1)) {
            byte[] changed = bytes.clone();
            changed[place] ^= (byte) (place == 31 ? 0x80 : 1);

            assertThat(send(withLetter(letter, changed), line.adminToken())).contains("UNREADABLE");
        }
        assertNothingIsStored();
    }

    @Test
    void aLetterServesNoOtherPurpose() {
        function.read(List.of(ada.id()));
        String letter = letters.last("read");
        String edit = letterNotSent();

        assertThat(send(letter.replace("\"purpose\":\"read\"", "\"purpose\":\"edit\""), line.adminToken()))
                .contains("UNREADABLE");
        assertThat(send(edit.replace("\"purpose\":\"edit\"", "\"purpose\":\"read\""), line.adminToken()))
                .contains("UNREADABLE");
        assertThat(send(edit.replace("\"purpose\":\"edit\"", "\"purpose\":\"else\""), line.adminToken()))
                .contains("refused");
        assertNothingIsStored();
    }

    @Test
    void whatWasSeenOfOneAccountIsWorthNothingForAnother() {
        Site.Person bob = site.newPerson();
        AccountRead ofBob = function.read(List.of(bob.id())).get(bob.id());
        long before = letters.count("edit");

        function.edit(Map.of(ada.id(), found -> found.add(ours)), Map.of(ada.id(), ofBob));

        // Refused at first, although both have nothing stored.
        assertThat(letters.count("edit")).isEqualTo(before + 2);
        assertThat(site.stored(bob)).isNull();
    }

    @Test
    void anOldLetterIsRefusedByNameAndClocksNeedNotAgree() {
        clock.set(Duration.ofDays(-400));
        try (OpenWebUiClient late = client(line.adminToken())) {
            assertThat(late.settingsFunction().read(List.of(ada.id()))).hasSize(1);
            clock.set(Duration.ofDays(-400).minusMinutes(6));

            assertThat(late.settingsFunction().read(List.of(ada.id()))).hasSize(1);
        }
        assertThat(letters.answers()).anyMatch(answer -> answer.contains("TOO_OLD"));
    }

    @Test
    void aNewKeyMakesLettersForTheOldOneWorthless() {
        String letter = letterNotSent();
        site.behind.settingsFunction().upgrade();

        assertThat(send(letter, line.adminToken())).contains("OTHER_KEY");
        assertNothingIsStored();
        letters.keepBack("nothing");
        function.editor(ada.id()).edit(found -> found.add(ours));
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
    }

    @Test
    void whatIsNoLetterIsRefusedWithoutSayingWhatItWas() {
        String secret = "sk-not-a-letter-0123456789";

        for (String ours : List.of(
                "{\"purpose\":\"edit\",\"for\":\"x\",\"letter\":\"" + secret + "\"}",
                "{\"purpose\":\"" + secret + "\"}",
                "{\"accounts\":[\"" + secret + "\"]}",
                "\"" + secret + "\"",
                "null")) {
            assertThat(send(message(ours), line.adminToken()))
                    .contains("refused")
                    .doesNotContain(secret);
        }
    }

    private String letterNotSent() {
        letters.keepBack("edit");
        function.edit(Map.of(ada.id(), found -> found.add(ours)));
        return letters.last("edit");
    }

    private void assertNothingIsStored() {
        assertThat(site.stored(ada)).isNull();
    }

    private String send(String body, Secret token) {
        return site.behind
                .as(token)
                .raw()
                .send(RawRequest.post(RUN).json(Site.json(body)))
                .body();
    }

    private static String message(String llmbridge) {
        return "{\"model\":\"x\",\"model_item\":{\"id\":\"x\",\"direct\":true},\"chat_id\":\"\",\"id\":\"m\","
                + "\"session_id\":\"s\",\"messages\":[],\"llmbridge\":" + llmbridge + "}";
    }

    private static byte[] letterOf(String body) {
        Matcher letter = LETTER.matcher(body);
        assertThat(letter.find()).isTrue();
        return Base64.getDecoder().decode(letter.group(1));
    }

    private static String withLetter(String body, byte[] letter) {
        return LETTER.matcher(body)
                .replaceFirst("\"letter\":\"" + Base64.getEncoder().encodeToString(letter) + "\"");
    }

    private OpenWebUiClient client(Secret token) {
        return OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminToken(token)
                .clock(clock)
                .retry(RetryPolicy.none())
                .httpClient(new OkHttpClient.Builder().addInterceptor(letters).build())
                .build();
    }

    /** The system's, moved. */
    private static final class SetClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void set(Duration value) {
            ahead = value;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
