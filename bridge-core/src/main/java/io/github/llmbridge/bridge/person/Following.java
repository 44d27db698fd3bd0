package io.github.llmbridge.bridge.person;

/**
 * What of a person follows LiteLLM.
 *
 * @param leavesLiteLlm whether key and user stay as LiteLLM has them: what was changed there is what is followed
 * @param keyless whether somebody deleted the key: none is made, and the connection is taken away
 * @param connectionOff whether the connection is off until the key works again
 * @param deactivated whether the user is deactivated: the account is pending until that ends
 * @param takesOut whether groups that stand for teams and organizations are left, whoever put the account into them
 */
public record Following(
        boolean leavesLiteLlm, boolean keyless, boolean connectionOff, boolean deactivated, boolean takesOut) {}
