package io.github.llmbridge.cli.output;

import io.github.llmbridge.bridge.report.Problem;

/** What mends a problem, as a command or a setting for whoever has nothing but a shell. */
public final class Remedy {
    private Remedy() {}

    /** What mends it, as a sentence. */
    public static String of(Problem.Kind kind) {
        return switch (kind) {
            case DIRECT_CONNECTIONS_DISABLED ->
                "Switch them on in Open WebUI: Admin Panel > Settings > Connections > Direct Connections, or start it"
                        + " with ENABLE_DIRECT_CONNECTIONS=true.";
            case API_KEYS_DISABLED -> "Nothing to do, unless users' API keys are to serve as tokens.";
            case BROWSER_URL_UNREACHABLE ->
                "Correct LITELLM_PUBLIC_URL; if only this machine cannot reach it, set BRIDGE_CHECK_BROWSER_URL=false.";
            case BROWSER_URL_REFUSES_CORS ->
                "Let the page in: name Open WebUI's address in LiteLLM's CORS settings or in the gateway before it,"
                        + " and set OPENWEBUI_PUBLIC_URL to the address by which users open the page.";
            case BROWSER_URL_NOT_HTTPS -> "Serve LiteLLM over https, and set LITELLM_PUBLIC_URL to that address.";
            case BROWSER_URL_NOT_LITELLM -> "Correct LITELLM_PUBLIC_URL: LiteLLM's address for browsers, with /v1.";
            case MASTER_KEY_LACKS_RIGHTS ->
                "Set LITELLM_MASTER_KEY to LiteLLM's master key, or to an administrator's key.";
            case ADMIN_TOKEN_LACKS_RIGHTS ->
                "Set OPENWEBUI_ADMIN_EMAIL and OPENWEBUI_ADMIN_PASSWORD, or OPENWEBUI_ADMIN_TOKEN, of an account with"
                        + " the role admin.";
            case ADMIN_TOKEN_ENDS -> "Set OPENWEBUI_ADMIN_EMAIL and OPENWEBUI_ADMIN_PASSWORD instead of the token.";
            case SERVER_UNREACHABLE -> "Check that the server runs, and its address.";
            case SERVER_ADVISORY -> "Upgrade the server to a version without it.";
            case TIER_NAMES_UNKNOWN_MODELS -> "Correct the names in the file of tiers, or add the models to LiteLLM.";
            case SUSPENDED -> "llmbridge resume lifts it.";
            case KEY_MISSING, ACCOUNT_MISSING, KEY_REFUSES_MODELS -> "llmbridge reconcile --user ID mends it.";
            case CONNECTION_MISSING ->
                "llmbridge reconcile --user ID mends it. An account that existed before needs a way into its settings:"
                        + " let the settings function in (llmbridge function install, BRIDGE_SETTINGS_FUNCTION=true), or"
                        + " llmbridge provision with --user-token-file.";
            case KEY_BLOCKED -> "llmbridge resume lifts the block, if it is to be lifted.";
            case KEY_ENDED -> "llmbridge renew or llmbridge change-tier revives it.";
            case KEY_SPENT ->
                "Wait for the budget's reset, or llmbridge change-tier with a larger tier or --reset-spent, or"
                        + " llmbridge grant.";
            case TEAM_REFUSES_MODELS -> "Add the models to the team in LiteLLM.";
            case TEAM_BLOCKED -> "Unblock the team in LiteLLM.";
            case TEAM_SPENT -> "Raise the team's budget in LiteLLM, or wait for its reset.";
            case USER_REFUSES_MODELS -> "Add the models to the user in LiteLLM.";
            case MODELS_BLOCKED -> "Unblock the model's deployments in LiteLLM.";
            case USER_SPENT -> "Raise the user's budget in LiteLLM, or wait for its reset.";
            case USER_DEACTIVATED -> "Activate the user in LiteLLM (scim_active in its metadata).";
            case LIMIT_NOT_APPLIED -> "Look at the key in LiteLLM; this version may not know the limit.";
            case TEAM_NOT_LEFT -> "Take the person out of the team in LiteLLM by hand, keys considered.";
            case LITELLM_USER_KEPT -> "Remove the person by the other bridge first (--instance).";
            case ACCOUNT_PENDING -> "llmbridge resume activates it, or an administrator in Open WebUI.";
            case SETTINGS_FUNCTION_UNUSABLE ->
                "llmbridge function status tells why; llmbridge function install lets it in.";
            case ACCOUNT_NOT_VOUCHED ->
                "If you know that the account is the person's: llmbridge provision again with --vouched, or with"
                        + " --user-token-file.";
            case CONNECTION_OFF -> "llmbridge resume switches it on, or the user in the page.";
            case CONNECTION_NOT_CHANGED ->
                "Let the settings function in (llmbridge function install, BRIDGE_SETTINGS_FUNCTION=true), or give"
                        + " --user-token-file to llmbridge provision.";
            case WISH_UNKNOWN -> "Provision the person again with the tier that it should have.";
            case OLD_KEY_STILL_TAKEN -> "Wait a minute.";
            case NAME_DIFFERS -> "llmbridge update --name gives both servers one name.";
            case STORE_NOT_WRITTEN -> "See that the store's database answers, and give the same command again.";
            case CONNECTIONS_REPAIRED -> "Nothing to do.";
        };
    }
}
