package io.github.llmbridge.spring.test;

import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Starts stand-ins for a context. Equal ones share a context, so it is a record. */
record StandInsCustomizer(String liteLlm, String openWebUi, List<String> models) implements ContextCustomizer {
    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        FakeLiteLlm.Builder builder = FakeLiteLlm.builder().version(liteLlm);
        FakeLiteLlm llm = (models.isEmpty() ? builder : builder.models(models)).build();
        FakeOpenWebUi ui = FakeOpenWebUi.builder().version(openWebUi).build();
        // Where the application never gets so far as to close its beans, both end with the process: their threads are
        // daemons.
        DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        beans.registerSingleton("fakeLiteLlm", llm);
        beans.registerDisposableBean("fakeLiteLlm", llm::close);
        beans.registerSingleton("fakeOpenWebUi", ui);
        beans.registerDisposableBean("fakeOpenWebUi", ui::close);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("bridgeTest", properties(llm, ui)));
    }

    private static Map<String, Object> properties(FakeLiteLlm llm, FakeOpenWebUi ui) {
        return Map.of(
                "llmbridge.litellm.url", llm.baseUrl().toString(),
                "llmbridge.litellm.master-key", llm.masterKey(),
                "llmbridge.openwebui.url", ui.baseUrl().toString(),
                "llmbridge.openwebui.admin-token", ui.adminToken(),
                "llmbridge.openwebui.admin-email", ui.adminEmail(),
                "llmbridge.openwebui.admin-password", ui.adminPassword(),
                "llmbridge.connection-url", llm.baseUrl() + "/v1");
    }
}
