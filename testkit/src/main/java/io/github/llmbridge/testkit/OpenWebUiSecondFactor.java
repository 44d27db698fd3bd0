package io.github.llmbridge.testkit;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an account answers a second question with: a code of its app, or one of ten for recovery, each once. */
final class OpenWebUiSecondFactor {
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 16;

    private final String secret;
    private final Set<String> recoveryCodes = new LinkedHashSet<>();
    private long lastStep;

    OpenWebUiSecondFactor(String secret, long lastStep, SecureRandom random) {
        this.secret = secret;
        this.lastStep = lastStep;
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] code = new byte[RECOVERY_BYTES];
            random.nextBytes(code);
            recoveryCodes.add(HexFormat.of().formatHex(code));
        }
    }

    List<String> recoveryCodes() {
        return new ArrayList<>(recoveryCodes);
    }

    /** Takes a code of the present step or one beside it, later than the last one. */
    boolean takes(String code, long present) {
        long step = matching(secret, code, present, lastStep);
        if (step < 0) {
            return false;
        }
        lastStep = step;
        return true;
    }

    boolean takesForRecovery(String code) {
        return recoveryCodes.remove(code);
    }

    /** The step that the code is of; -1 if it is of none after the last one. */
    static long matching(String secret, String code, long present, long last) {
        for (long step : new long[] {present, present - 1, present + 1}) {
            if (step > last && Totp.code(secret, step).equals(code)) {
                return step;
            }
        }
        return -1;
    }
}
