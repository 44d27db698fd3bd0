package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.report.PlannedChange;
import java.util.List;

/**
 * What an operation would find and change, as lists told it.
 *
 * @param hasAccount whether there is an account with the person's address
 * @param isProven whether that account is known to be the person's, or vouched for
 * @param changes in the order in which they would be made
 */
public record Prospect(boolean hasAccount, boolean isProven, List<PlannedChange> changes) {}
