package io.github.llmbridge.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** What a sink holds, for {@link UsageCheck}. */
@FunctionalInterface
public interface ExportedSpend {
    /**
     * What the calls that began on one day have cost, by the hash of the key.
     *
     * @param day in UTC
     * @return USD; a key without calls may be missing
     */
    Map<String, BigDecimal> on(LocalDate day);
}
