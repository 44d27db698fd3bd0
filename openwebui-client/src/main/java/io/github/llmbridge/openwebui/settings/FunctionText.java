package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.openwebui.functions.FunctionEntry;
import io.github.llmbridge.openwebui.functions.FunctionForm;
import io.github.llmbridge.openwebui.functions.FunctionMeta;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python text that this SDK ships, and how an installed one compares with it. */
final class FunctionText {
    static final String ID = "llmbridge_settings";

    private static final Pattern HEAD = Pattern.compile(
            "\"\"\"\ntitle: llmbridge: direct connections of all accounts\n(?:\\w+: .*\n)*?version: (\\d{1,9})\n.*",
            Pattern.DOTALL);

    private final String content;

    private FunctionText(String content) {
        this.content = content;
    }

    static FunctionText shipped() {
        try (InputStream in = FunctionText.class.getResourceAsStream("settings-function.py")) {
            if (in == null) {
                throw new IllegalStateException("settings-function.py is not beside the classes of this SDK");
            }
            return new FunctionText(lines(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FunctionForm form() {
        return FunctionForm.builder(ID, "Direct connections of all accounts", content)
                .meta(FunctionMeta.of("Installed by the llmbridge SDK; see docs/settings-function.md there."))
                .build();
    }

    /** What the installed text is; whether the function is switched on is another matter. */
    State compare(FunctionEntry installed) {
        String found = installed.content() == null ? "" : lines(installed.content());
        if (found.equals(content)) {
            return installed.type().equals("action") ? State.OURS : State.FOREIGN_TEXT;
        }
        Optional<Integer> version = version(found);
        // A text that calls itself ours and has our version is not: somebody has changed it.
        if (version.isEmpty() || version.equals(version(content))) {
            return State.FOREIGN_TEXT;
        }
        return version.get() < version(content).orElseThrow() ? State.OLDER : State.NEWER;
    }

    /** Empty if it is not one of ours. */
    private static Optional<Integer> version(String text) {
        Matcher head = HEAD.matcher(text);
        return head.matches() ? Optional.of(Integer.valueOf(head.group(1))) : Optional.empty();
    }

    /** A checkout on Windows and a page that was saved may have changed the ends of lines. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
