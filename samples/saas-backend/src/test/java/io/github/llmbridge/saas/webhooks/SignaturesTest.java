package io.github.llmbridge.saas.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    /** The example of the Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIME = 1_614_265_330;
    private static final String TIMESTAMP = Long.toString(TIME);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String OTHER_SECRET = "whsec_b3RoZXIgc2VjcmV0IG9mIDI0IGJ5dGVz";

    private static Clock at(long seconds) {
        return Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }

    private static StandardSignature standard(long now, String... secrets) {
        return new StandardSignature(List.of(secrets), at(now));
    }

    private static StripeSignature stripe(long now, String... secrets) {
        return new StripeSignature(List.of(secrets), at(now));
    }

    @Test
    void theExampleOfTheStandardIsTaken() {
        assertThat(standard(TIME, SECRET).sign(ID, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
        assertThatCode(() -> standard(TIME, SECRET).require(ID, TIMESTAMP, SIGNATURE, BODY))
                .doesNotThrowAnyException();
    }

    @Test
    void oneOfSeveralSignaturesAndSecretsIsEnough() {
        assertThatCode(() -> standard(TIME, OTHER_SECRET, SECRET)
                        .require(ID, TIMESTAMP, "v1a,AAAA v1,AAAA v1,%% " + SIGNATURE, BODY))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsOldOrFromTheFutureIsRefused() {
        assertThatCode(() -> standard(TIME + 300, SECRET).require(ID, TIMESTAMP, SIGNATURE, BODY))
                .doesNotThrowAnyException();
        for (long now : List.of(TIME + 301, TIME - 301)) {
            assertThatThrownBy(() -> standard(now, SECRET).require(ID, TIMESTAMP, SIGNATURE, BODY))
                    .isInstanceOf(WrongSignatureException.class);
        }
    }

    @Test
    void eachPartIsSigned() {
        StandardSignature signature = standard(TIME, SECRET);
        byte[] other = "{\"test\": 1}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> signature.require("msg_2", TIMESTAMP, SIGNATURE, BODY))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> signature.require(ID, Long.toString(TIME + 1), SIGNATURE, BODY))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> signature.require(ID, TIMESTAMP, SIGNATURE, other))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> standard(TIME, OTHER_SECRET).require(ID, TIMESTAMP, SIGNATURE, BODY))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> standard(TIME).require(ID, TIMESTAMP, SIGNATURE, BODY))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> signature.require(null, TIMESTAMP, SIGNATURE, BODY))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> signature.require(ID, "soon", SIGNATURE, BODY))
                .isInstanceOf(WrongSignatureException.class);
    }

    @Test
    void aPointInTheIdDoesNotMoveTheBorders() {
        StandardSignature signature = standard(TIME, SECRET);
        byte[] moved = (TIMESTAMP + ".body").getBytes(StandardCharsets.UTF_8);
        String signed = signature.sign("a", TIMESTAMP, moved);
        assertThatThrownBy(() ->
                        signature.require("a." + TIMESTAMP, TIMESTAMP, signed, "body".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(WrongSignatureException.class);
    }

    @Test
    void stripesHeaderIsTakenWithOneOfSeveralSignatures() {
        String header = stripe(TIME, "whsec_test").sign(TIMESTAMP, BODY);
        assertThat(header).matches("t=1614265330,v1=[0-9a-f]{64}");
        assertThatCode(() -> stripe(TIME + 300, "whsec_new", "whsec_test")
                        .require(header.replace(",v1=", ",v0=aa,v1=zz,v1=00,v1="), BODY))
                .doesNotThrowAnyException();
    }

    @Test
    void stripesHeaderIsRefusedIfAnythingIsAnother() {
        String header = stripe(TIME, "whsec_test").sign(TIMESTAMP, BODY);
        StripeSignature signature = stripe(TIME, "whsec_test");
        assertThatThrownBy(() -> stripe(TIME + 301, "whsec_test").require(header, BODY))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> stripe(TIME, "whsec_other").require(header, BODY))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> signature.require(header, new byte[0])).isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> signature.require(header.replace("t=1614265330", "t=1614265331"), BODY))
                .isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> signature.require("v1=00", BODY)).isInstanceOf(WrongSignatureException.class);
        assertThatThrownBy(() -> signature.require(null, BODY)).isInstanceOf(WrongSignatureException.class);
    }

    @Test
    void aSecretThatIsNoneIsNotQuoted() {
        assertThatThrownBy(() -> standard(TIME, "whsec_%%secret%%"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret%");
    }
}
