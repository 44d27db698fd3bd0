package io.github.llmbridge.litellm;

import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.ClientBuilder;
import io.github.llmbridge.http.Environment;
import io.github.llmbridge.http.HttpApis;
import io.github.llmbridge.http.RawCalls;
import io.github.llmbridge.http.Resources;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.budgets.Budgets;
import io.github.llmbridge.litellm.chat.ChatCompletions;
import io.github.llmbridge.litellm.credentials.Credentials;
import io.github.llmbridge.litellm.customers.Customers;
import io.github.llmbridge.litellm.health.Health;
import io.github.llmbridge.litellm.invitations.Invitations;
import io.github.llmbridge.litellm.keys.Keys;
import io.github.llmbridge.litellm.models.ProxyModels;
import io.github.llmbridge.litellm.organizations.Organizations;
import io.github.llmbridge.litellm.spend.Spend;
import io.github.llmbridge.litellm.tags.Tags;
import io.github.llmbridge.litellm.teams.Teams;
import io.github.llmbridge.litellm.users.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * LiteLLM's management API. Immutable and thread safe; make one and share it. Tested against LiteLLM 1.77.3, 1.90.7 and
 * 1.108.6.
 */
public final class LiteLlmClient implements AutoCloseable {
    private final Resources resources;

    private LiteLlmClient(Resources resources) {
        this.resources = resources;
    }

    /** A builder; address and master key are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client from {@code LITELLM_BASE_URL} and {@code LITELLM_MASTER_KEY}.
     *
     * @throws IllegalStateException naming every variable that is not set
     */
    public static LiteLlmClient fromEnv() {
        return fromEnv(System::getenv);
    }

    static LiteLlmClient fromEnv(Function<String, @Nullable String> variables) {
        Environment environment = new Environment(variables);
        String baseUrl = environment.required("LITELLM_BASE_URL");
        String masterKey = environment.required("LITELLM_MASTER_KEY");
        environment.requireComplete();
        return builder().baseUrl(baseUrl).masterKey(Secret.of(masterKey)).build();
    }

    /** The same server as another key sees it, such as a user's virtual key; shares the connections. */
    public LiteLlmClient as(Secret key) {
        return new LiteLlmClient(resources.as(() -> key));
    }

    /**
     * The same server with other options for each call: {@code client.with(CallOptions.none().attempts(1)).keys()}. Shares
     * the connections; cheap enough to be made for one call.
     */
    public LiteLlmClient with(CallOptions options) {
        return new LiteLlmClient(resources.with(options));
    }

    /**
     * The same server, told with each call who is behind it ({@code litellm-changed-by}). Only LiteLLM's audit log shows it,
     * which needs an Enterprise licence; {@code created_by} and {@code updated_by} of the rows name the caller's key all the
     * same.
     *
     * @param who the person or job on whose behalf the application acts
     */
    public LiteLlmClient changedBy(String who) {
        return with(CallOptions.none().header("litellm-changed-by", who));
    }

    /**
     * The same server with a name for each call ({@code x-litellm-call-id}). Chat completions repeat it in the header of their
     * answers, and of errors that come from the model ({@link io.github.llmbridge.http.ApiException#callId()}); management
     * routes and refusals of a key do not.
     */
    public LiteLlmClient callId(String id) {
        return with(CallOptions.none().header("x-litellm-call-id", id));
    }

    /** Requests for operations that this SDK has no method for; credential, repeating and errors are those of all others. */
    public RawCalls raw() {
        return resources.raw();
    }

    /**
     * An instance of a Feign interface, this SDK's or the application's own, with the credential, repeating, JSON and errors
     * of this client. {@link io.github.llmbridge.http.OnFailure} on a method says when it may be repeated.
     *
     * @param resource a public interface with Feign's own annotations
     */
    public <T> T api(Class<T> resource) {
        return resources.get(resource);
    }

    /** Virtual keys. */
    public Keys keys() {
        return api(Keys.class);
    }

    /** Users. */
    public Users users() {
        return api(Users.class);
    }

    /** Teams. */
    public Teams teams() {
        return api(Teams.class);
    }

    /** Models. */
    public ProxyModels models() {
        return api(ProxyModels.class);
    }

    /** Chat completions. */
    public ChatCompletions chatCompletions() {
        return api(ChatCompletions.class);
    }

    /** Health and version. */
    public Health health() {
        return api(Health.class);
    }

    /** Budgets that keys, organizations and customers share. */
    public Budgets budgets() {
        return api(Budgets.class);
    }

    /** Credentials of model providers. */
    public Credentials credentials() {
        return api(Credentials.class);
    }

    /** Customers: end users that requests name. */
    public Customers customers() {
        return api(Customers.class);
    }

    /** Invitations to LiteLLM's own user interface. */
    public Invitations invitations() {
        return api(Invitations.class);
    }

    /** Organizations. */
    public Organizations organizations() {
        return api(Organizations.class);
    }

    /** Spend and activity. */
    public Spend spend() {
        return api(Spend.class);
    }

    /** Tags. */
    public Tags tags() {
        return api(Tags.class);
    }

    /**
     * Whether LiteLLM answers at an address that others are given, such as that of a page's connection. Asks by one call without
     * any credential; by none if it is this client's own address, as it is or with {@code /v1}.
     *
     * @param url the address to which callers append {@code /models} and {@code /chat/completions}
     */
    public ApiAddress apiAddress(String url) {
        return ApiAddress.of(resources.apis(), url);
    }

    /** Waits until a change of a key has reached the running proxy. */
    public KeyEffects effects() {
        return new KeyEffects(
                resources.apis().polling(), key -> resources.as(() -> key).get(ProxyModels.class));
    }

    /** The server's address without a trailing slash. */
    public String baseUrl() {
        return resources.apis().baseUrl();
    }

    /** Closes the connections that this client opened, those of its views included. */
    @Override
    public void close() {
        resources.apis().close();
    }

    @Override
    public String toString() {
        return "LiteLlmClient[" + resources.apis().baseUrl() + "]";
    }

    /** Builds a client. */
    public static final class Builder extends ClientBuilder<Builder> {
        private @Nullable Secret masterKey;

        private Builder() {}

        /** The proxy's master key, or a key of a user with the role {@code proxy_admin}; required. */
        public Builder masterKey(Secret key) {
            this.masterKey = key;
            return this;
        }

        /**
         * The client.
         *
         * @throws IllegalArgumentException naming every option that is missing or malformed
         */
        public LiteLlmClient build() {
            List<String> problems = new ArrayList<>();
            if (masterKey == null) {
                problems.add("masterKey is missing");
            }
            HttpApis apis = open(problems, new LiteLlmErrors());
            Secret key = Objects.requireNonNull(masterKey);
            return new LiteLlmClient(new Resources(apis, () -> key));
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
