package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.bridge.events.BridgePolicy;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Makes both clients, the tiers and the bridge. Each is left out where the application has a bean of its type. What
 * only the bridge needs is lazy, so an application with a bridge of its own need not set its properties.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "llmbridge.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BridgeProperties.class)
class LlmBridgeAutoConfiguration {
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    LiteLlmClient liteLlmClient(BridgeProperties properties, ObjectProvider<LiteLlmClientCustomizer> customizers) {
        LiteLlmClient.Builder builder = ClientSettings.liteLlm(properties.litellm());
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    OpenWebUiClient openWebUiClient(
            BridgeProperties properties, ObjectProvider<OpenWebUiClientCustomizer> customizers) {
        OpenWebUiClient.Builder builder = ClientSettings.openWebUi(properties.openwebui());
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    TierCatalog tierCatalog(Environment environment) {
        return BoundTiers.read(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    BridgeFacade bridgeFacade(
            BridgeProperties properties,
            LiteLlmClient liteLlm,
            OpenWebUiClient openWebUi,
            TierCatalog tiers,
            ObjectProvider<BridgeStore> store,
            ObjectProvider<UserTokenSource> userTokens,
            ObjectProvider<BridgeListener> listeners,
            ObjectProvider<BridgePolicy> policies,
            ObjectProvider<BridgeBuilderCustomizer> customizers) {
        BridgeBuilder builder =
                BridgeFacade.builder().liteLlm(liteLlm).openWebUi(openWebUi).tiers(tiers);
        BridgeSettings.apply(properties, builder);
        store.ifAvailable(builder::store);
        userTokens.ifAvailable(builder::userTokens);
        listeners.orderedStream().forEach(builder::listener);
        policies.orderedStream().forEach(builder::policy);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return BridgeSettings.build(builder);
    }
}
