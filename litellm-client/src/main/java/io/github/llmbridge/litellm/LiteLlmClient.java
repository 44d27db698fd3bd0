package io.github.llmbridge.litellm;

import io.github.llmbridge.http.ClientBuilder;
import io.github.llmbridge.http.Credential;
import io.github.llmbridge.http.Environment;
import io.github.llmbridge.http.HttpApis;
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
 * LiteLLM's management API. Immutable and thread safe; make one and share it. Tested against LiteLLM 1.77.3 and 1.106.0.
 */
public final class LiteLlmClient implements AutoCloseable {
    private final HttpApis apis;
    private final Keys keys;
    private final Users users;
    private final Teams teams;
    private final ProxyModels models;
    private final ChatCompletions chatCompletions;
    private final Health health;
    private final Budgets budgets;
    private final Credentials credentials;
    private final Customers customers;
    private final Invitations invitations;
    private final Organizations organizations;
    private final Spend spend;
    private final Tags tags;

    private LiteLlmClient(HttpApis apis, Secret key) {
        Credential credential = () -> key;
        this.apis = apis;
        this.keys = apis.create(Keys.class, credential);
        this.users = apis.create(Users.class, credential);
        this.teams = apis.create(Teams.class, credential);
        this.models = apis.create(ProxyModels.class, credential);
        this.chatCompletions = apis.create(ChatCompletions.class, credential);
        this.health = apis.create(Health.class, credential);
        this.budgets = apis.create(Budgets.class, credential);
        this.credentials = apis.create(Credentials.class, credential);
        this.customers = apis.create(Customers.class, credential);
        this.invitations = apis.create(Invitations.class, credential);
        this.organizations = apis.create(Organizations.class, credential);
        this.spend = apis.create(Spend.class, credential);
        this.tags = apis.create(Tags.class, credential);
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
        return new LiteLlmClient(apis, key);
    }

    /** Virtual keys. */
    public Keys keys() {
        return keys;
    }

    /** Users. */
    public Users users() {
        return users;
    }

    /** Teams. */
    public Teams teams() {
        return teams;
    }

    /** Models. */
    public ProxyModels models() {
        return models;
    }

    /** Chat completions. */
    public ChatCompletions chatCompletions() {
        return chatCompletions;
    }

    /** Health and version. */
    public Health health() {
        return health;
    }

    /** Budgets that keys, organizations and customers share. */
    public Budgets budgets() {
        return budgets;
    }

    /** Credentials of model providers. */
    public Credentials credentials() {
        return credentials;
    }

    /** Customers: end users that requests name. */
    public Customers customers() {
        return customers;
    }

    /** Invitations to LiteLLM's own user interface. */
    public Invitations invitations() {
        return invitations;
    }

    /** Organizations. */
    public Organizations organizations() {
        return organizations;
    }

    /** Spend and activity. */
    public Spend spend() {
        return spend;
    }

    /** Tags. */
    public Tags tags() {
        return tags;
    }

    /** The server's address without a trailing slash. */
    public String baseUrl() {
        return apis.baseUrl();
    }

    /** Closes the connections that this client opened, those of its views included. */
    @Override
    public void close() {
        apis.close();
    }

    @Override
    public String toString() {
        return "LiteLlmClient[" + apis.baseUrl() + "]";
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
            return new LiteLlmClient(apis, Objects.requireNonNull(masterKey));
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
