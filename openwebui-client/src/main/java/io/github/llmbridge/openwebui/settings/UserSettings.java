package io.github.llmbridge.openwebui.settings;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calling account's stored settings, raw. A write replaces the whole {@code ui} before 0.11.4 and patches it by key
 * from then on; {@link SettingsEditor} does the right thing on both. From 0.10.0 until 0.11.4 an account that lacks the permission
 * {@code settings.interface} may write none ({@code ForbiddenException}). Thread safe.
 */
@Headers("Content-Type: application/json")
public interface UserSettings {
    /** What is stored, without the administrator's defaults; {@code null} if nothing ever was. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/user/settings?raw=true")
    @Nullable Map<String, Object> get();

    /**
     * Writes settings and answers what is stored then. Not repeated when the answer is lost: what somebody else has written since
     * would be written over; {@link SettingsEditor} reads back instead.
     */
    @RequestLine("POST /api/v1/users/user/settings/update")
    Map<String, Object> update(Map<String, Object> settings);
}
