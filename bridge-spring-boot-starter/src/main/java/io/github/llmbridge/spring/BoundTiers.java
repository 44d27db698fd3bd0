package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * The tiers in the application's properties. An unknown field of a tier is refused, since a limit whose name is
 * mistyped would be no limit. That is why they are bound apart from the other properties: Spring quotes the value of
 * an unknown field, and no field of a tier is secret.
 */
final class BoundTiers {
    static final String PREFIX = "llmbridge.tiers";

    private BoundTiers() {}

    static TierCatalog read(Environment environment) {
        Map<String, TierProperties> bound = Binder.get(environment)
                .bind(
                        PREFIX,
                        Bindable.mapOf(String.class, TierProperties.class),
                        new NoUnboundElementsBindHandler(
                                new IgnoreTopLevelConverterNotFoundBindHandler(), new UnboundElementsSourceFilter()))
                .orElse(Map.of());
        PropertyCheck check = new PropertyCheck();
        if (bound.isEmpty()) {
            check.wrong(PREFIX + " is missing: name a tier and its models, such as " + PREFIX
                    + ".free.models=gpt-4o-mini, or define a bean of the type TierCatalog");
        }
        List<SubscriptionTier> tiers = new ArrayList<>();
        bound.forEach((name, tier) -> {
            try {
                tiers.add(tier.toTier(name));
            } catch (IllegalArgumentException e) {
                check.wrong(PREFIX + "." + name + " is wrong: " + e.getMessage());
            }
        });
        check.end();
        return TierCatalog.of(tiers.toArray(new SubscriptionTier[0]));
    }
}
