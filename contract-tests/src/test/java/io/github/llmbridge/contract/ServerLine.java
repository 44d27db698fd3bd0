package io.github.llmbridge.contract;

import io.github.llmbridge.contract.replay.Recorder;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.lang.reflect.AnnotatedElement;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A pair of servers of one version line, real or stand-ins. */
public final class ServerLine implements AutoCloseable {
    /** About what a real LiteLLM takes between looking whether an alias is free and storing it. */
    private static final Duration RACE_WINDOW = Duration.ofMillis(5);

    private final String liteLlmUrl;
    private final Secret masterKey;
    private final String liteLlmVersion;
    private final String openWebUiUrl;
    private final Secret adminToken;
    private final String openWebUiVersion;
    private final Runnable servers;
    private final boolean live;
    private final Runnable safeMode;

    private ServerLine(
            String liteLlmUrl,
            String masterKey,
            String liteLlmVersion,
            String openWebUiUrl,
            String adminToken,
            String openWebUiVersion,
            Runnable servers,
            boolean live,
            Runnable safeMode) {
        this.liteLlmUrl = liteLlmUrl;
        this.masterKey = Secret.of(masterKey);
        this.liteLlmVersion = liteLlmVersion;
        this.openWebUiUrl = openWebUiUrl;
        this.adminToken = Secret.of(adminToken);
        this.openWebUiVersion = openWebUiVersion;
        this.servers = servers;
        this.live = live;
        this.safeMode = safeMode;
    }

    /** The lines that this build tests. */
    static Stream<ServerLine> all() {
        if (isLiveBuild()) {
            return Stream.of(live());
        }
        return Stream.of(
                fakes(FakeLiteLlm.LATEST, FakeOpenWebUi.LATEST, builder -> builder),
                fakes(FakeLiteLlm.MIDDLE, FakeOpenWebUi.MIDDLE, builder -> builder),
                fakes(FakeLiteLlm.SEED, FakeOpenWebUi.SEED, builder -> builder));
    }

    /**
     * Stand-ins of the same versions that nobody else uses, so that no list is long and nobody waits for others; real servers
     * are what they are.
     */
    public ServerLine alone() {
        return live ? this : fakes(liteLlmVersion, openWebUiVersion, builder -> builder, Duration.ZERO);
    }

    private static boolean isLiveBuild() {
        return System.getProperty("llmbridge.servers", "fakes").equals("live");
    }

    /**
     * The lines with an Open WebUI that takes an e-mail in this header for a sign-in; of real servers, those that the
     * environment names must have been started so.
     */
    public static Stream<ServerLine> trusting(String emailHeader) {
        if (isLiveBuild()) {
            return Stream.of(live());
        }
        return Stream.of(
                fakes(FakeLiteLlm.LATEST, FakeOpenWebUi.LATEST, builder -> builder.trustedEmailHeader(emailHeader)),
                fakes(FakeLiteLlm.MIDDLE, FakeOpenWebUi.MIDDLE, builder -> builder.trustedEmailHeader(emailHeader)),
                fakes(FakeLiteLlm.SEED, FakeOpenWebUi.SEED, builder -> builder.trustedEmailHeader(emailHeader)));
    }

    /** The line with an Open WebUI that checks new passwords; a real one must have been started so. The seed's knows no such rule. */
    public static Stream<ServerLine> validatingPasswords() {
        return Stream.of(
                isLiveBuild()
                        ? live()
                        : fakes(FakeLiteLlm.LATEST, FakeOpenWebUi.LATEST, FakeOpenWebUi.Builder::passwordValidation));
    }

    /** An Open WebUI that runs no functions; of real servers, one that was started with {@code ENABLE_FUNCTIONS=false}. */
    public static Stream<ServerLine> withoutFunctions() {
        if (isLiveBuild()) {
            return Stream.of(live());
        }
        FakeOpenWebUi openWebUi = FakeOpenWebUi.builder().build();
        openWebUi.functionsEnabled(false);
        return Stream.of(fakes(FakeLiteLlm.LATEST, openWebUi, RACE_WINDOW));
    }

    /**
     * A LiteLLM whose aliases of keys have a grammar; a real one must have been started with
     * {@code enable_key_alias_format_validation}. The seed's knows no such rule.
     */
    public static Stream<ServerLine> checkingKeyAliases() {
        if (isLiveBuild()) {
            return Stream.of(live());
        }
        return Stream.of(
                checkingKeyAliases(FakeLiteLlm.LATEST, FakeOpenWebUi.LATEST),
                checkingKeyAliases(FakeLiteLlm.MIDDLE, FakeOpenWebUi.MIDDLE));
    }

    private static ServerLine checkingKeyAliases(String liteLlmVersion, String openWebUiVersion) {
        FakeLiteLlm liteLlm = FakeLiteLlm.builder()
                .version(liteLlmVersion)
                .keyAliasFormat(true)
                .build();
        return fakes(
                liteLlm,
                liteLlmVersion,
                FakeOpenWebUi.builder().version(openWebUiVersion).build());
    }

    /** Stand-ins of the newest line, even where the build tests real servers. */
    public static ServerLine latestStandIns() {
        return fakes(FakeLiteLlm.LATEST, FakeOpenWebUi.LATEST, builder -> builder);
    }

    /** Stand-ins of the newest or the oldest line that nobody else uses. */
    public static ServerLine standIns(boolean newer) {
        return newer
                ? fakes(FakeLiteLlm.LATEST, FakeOpenWebUi.LATEST, builder -> builder, Duration.ZERO)
                : fakes(FakeLiteLlm.SEED, FakeOpenWebUi.SEED, builder -> builder, Duration.ZERO);
    }

    /**
     * A LiteLLM with organizations beside an Open WebUI with nested groups, which no line has; real servers are what
     * they are.
     */
    public static Stream<ServerLine> nestingOrganizations() {
        return Stream.of(isLiveBuild() ? live() : fakes(FakeLiteLlm.MIDDLE, FakeOpenWebUi.LATEST, builder -> builder));
    }

    private static ServerLine live() {
        boolean recorded = System.getProperty("llmbridge.recordings") != null;
        return new ServerLine(
                recorded ? Recorded.RECORDER.liteLlm().toString() : env("LITELLM_BASE_URL"),
                env("LITELLM_MASTER_KEY"),
                env("LITELLM_VERSION"),
                recorded ? Recorded.RECORDER.openWebUi().toString() : env("OPENWEBUI_BASE_URL"),
                env("OPENWEBUI_ADMIN_TOKEN"),
                env("OPENWEBUI_VERSION"),
                () -> {},
                true,
                () -> {});
    }

    /** One for the whole run, begun at its first use; {@code .ci/replay} asks for it. */
    private static final class Recorded {
        private static final Recorder RECORDER = new Recorder(
                Path.of(
                        System.getProperty("llmbridge.recordings"),
                        env("LITELLM_VERSION") + "+" + env("OPENWEBUI_VERSION") + ".jsonl"),
                URI.create(env("LITELLM_BASE_URL")),
                env("LITELLM_MASTER_KEY"),
                URI.create(env("OPENWEBUI_BASE_URL")),
                env("OPENWEBUI_ADMIN_TOKEN"));
    }

    private static ServerLine fakes(
            String liteLlmVersion, String openWebUiVersion, UnaryOperator<FakeOpenWebUi.Builder> settings) {
        return fakes(liteLlmVersion, openWebUiVersion, settings, RACE_WINDOW);
    }

    private static ServerLine fakes(
            String liteLlmVersion,
            String openWebUiVersion,
            UnaryOperator<FakeOpenWebUi.Builder> settings,
            Duration raceWindow) {
        FakeOpenWebUi.Builder builder =
                FakeOpenWebUi.builder().version(openWebUiVersion).raceWindow(raceWindow);
        return fakes(liteLlmVersion, settings.apply(builder).build(), raceWindow);
    }

    private static ServerLine fakes(String liteLlmVersion, FakeOpenWebUi openWebUi, Duration raceWindow) {
        FakeLiteLlm liteLlm = FakeLiteLlm.builder()
                .version(liteLlmVersion)
                .raceWindow(raceWindow)
                .build();
        return fakes(liteLlm, liteLlmVersion, openWebUi);
    }

    private static ServerLine fakes(FakeLiteLlm liteLlm, String liteLlmVersion, FakeOpenWebUi openWebUi) {
        return new ServerLine(
                liteLlm.baseUrl().toString(),
                liteLlm.masterKey(),
                liteLlmVersion,
                openWebUi.baseUrl().toString(),
                openWebUi.adminToken(),
                openWebUi.version(),
                () -> {
                    liteLlm.close();
                    openWebUi.close();
                },
                false,
                openWebUi::startedInSafeMode);
    }

    private static String env(String name) {
        return Objects.requireNonNull(
                System.getenv(name), () -> name + " is not set; the live suite needs real servers");
    }

    public String liteLlmUrl() {
        return liteLlmUrl;
    }

    public Secret masterKey() {
        return masterKey;
    }

    public String openWebUiUrl() {
        return openWebUiUrl;
    }

    public Secret adminToken() {
        return adminToken;
    }

    public boolean does(LiteLlmBehaviour behaviour) {
        return behaviour.isIn(new Version(liteLlmVersion));
    }

    public boolean does(OpenWebUiBehaviour behaviour) {
        return behaviour.isIn(new Version(openWebUiVersion));
    }

    public String liteLlmVersion() {
        return liteLlmVersion;
    }

    public String openWebUiVersion() {
        return openWebUiVersion;
    }

    /** Whether this LiteLLM has the operation or the field, by what the client says of it. */
    public boolean liteLlmHas(AnnotatedElement declaration) {
        return Span.ofLiteLlm(declaration).includes(new Version(liteLlmVersion));
    }

    /** Whether this Open WebUI has the operation or the field, by what the client says of it. */
    public boolean openWebUiHas(AnnotatedElement declaration) {
        return Span.ofOpenWebUi(declaration).includes(new Version(openWebUiVersion));
    }

    /** Starts a stand-in anew with {@code SAFE_MODE=true}; {@code .ci/run} does so with a real server. */
    public void restartInSafeMode() {
        safeMode.run();
    }

    public boolean isLive() {
        return live;
    }

    /** An id that no other run has used. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    @Override
    public void close() {
        servers.run();
    }

    @Override
    public String toString() {
        return (live ? "live" : "fake") + " LiteLLM " + liteLlmVersion + ", Open WebUI " + openWebUiVersion;
    }
}
