package io.github.llmbridge.usage;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a sink and LiteLLM tell differently. Amounts are in USD.
 *
 * @param day in UTC
 * @param keyHash the hash of the key
 * @param exported what the sink holds
 * @param told what LiteLLM has added up
 */
public record UsageDifference(LocalDate day, String keyHash, BigDecimal exported, BigDecimal told)
        implements Serializable {
    /** What the sink lacks; below 0 if it holds too much. */
    public BigDecimal missing() {
        return told.subtract(exported);
    }
}
