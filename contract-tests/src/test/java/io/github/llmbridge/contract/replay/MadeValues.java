package io.github.llmbridge.contract.replay;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which texts a server makes up anew each time: ids, keys, hashes, tokens, times. */
final class MadeValues {
    static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+"
            + "|sk-\\.\\.\\.[\\w-]{4}"
            + "|sk-[\\w-]{16,}"
            + "|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
            + "|[0-9a-f]{32,}");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d.*)?");
    /** Base64 of "encrypted". */
    private static final String STAND_INS_CIPHER = "ZW5jcnlwdGVk";

    private static final Pattern CIPHER = Pattern.compile("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])[\\w+/-]{20,}={0,2}");
    private static final Pattern TIME_IN_JSON =
            Pattern.compile("\"\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[^\"]*\"|(?<=:)1\\d{9,18}(\\.\\d+)?(?=[,}\\]])");
    private static final long SECONDS_IN_2001 = 1_000_000_000;

    private MadeValues() {}

    static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The text with a {@code #} in place of each made part. */
    static String skeleton(String text) {
        return TOKEN.matcher(text).replaceAll("#");
    }

    /** A JSON text in which all times are equal. */
    static String timeless(String json) {
        return TIME_IN_JSON.matcher(json).replaceAll("T");
    }

    static boolean isTime(String text) {
        if (!TIME.matcher(text).matches()) {
            return false;
        }
        String iso = text.replace(' ', 'T');
        try {
            OffsetDateTime.parse(iso);
            return true;
        } catch (DateTimeException noZone) {
            try {
                LocalDateTime.parse(iso);
                return true;
            } catch (DateTimeException noTime) {
                return false;
            }
        }
    }

    /** What LiteLLM has encrypted, or its stand-in has put in such a place. */
    static boolean isCipher(String text) {
        return text.startsWith(STAND_INS_CIPHER) || CIPHER.matcher(text).matches();
    }

    /** Seconds, milliseconds or nanoseconds since 1970. */
    static boolean isTime(double number) {
        return number > SECONDS_IN_2001;
    }
}
