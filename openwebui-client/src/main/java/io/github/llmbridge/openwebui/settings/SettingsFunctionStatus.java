package io.github.llmbridge.openwebui.settings;

/**
 * Whether the settings function can be used, and what hinders.
 *
 * @param state the answer by name
 * @param text the same in words
 */
public record SettingsFunctionStatus(State state, String text) {
    /** What was found. */
    public enum State {
        /** There is no function of this id. */
        ABSENT,
        /** It is there with our text, is switched on, and answers. */
        OURS,
        /** It has an older text of ours; {@link SettingsFunction#upgrade} replaces it. */
        OLDER,
        /** It has a text of a newer version of this SDK, which must be upgraded instead. */
        NEWER,
        /** It has a text that is not ours. It is not called, and neither upgraded nor deleted. */
        FOREIGN_TEXT,
        /** It has our text and is switched off: by an administrator, or by a start of the server with {@code SAFE_MODE=true}. */
        SWITCHED_OFF,
        /** The server runs no functions, such as with {@code ENABLE_FUNCTIONS=false}, or the function refused the caller. */
        REFUSED
    }

    /** Whether accounts can be read and edited. */
    public boolean usable() {
        return state == State.OURS;
    }

    static SettingsFunctionStatus of(State state) {
        return new SettingsFunctionStatus(
                state,
                switch (state) {
                    case ABSENT -> "the settings function is not installed";
                    case OURS -> "the settings function is installed";
                    case OLDER -> "an older version of the settings function is installed; upgrade it";
                    case NEWER -> "a newer version of the settings function is installed than this SDK knows";
                    case FOREIGN_TEXT ->
                        "the function " + FunctionText.ID + " of the server has a text that is not this SDK's";
                    case SWITCHED_OFF ->
                        "the settings function is switched off, by an administrator or by a start in safe mode";
                    case REFUSED -> "the settings function was refused";
                });
    }

    static SettingsFunctionStatus refused(String why) {
        return new SettingsFunctionStatus(State.REFUSED, why);
    }
}
