package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.Connected;
import io.github.llmbridge.cli.config.SettingsReader;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Progress;
import io.github.llmbridge.http.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have in common: they come to an answer, which is told. */
abstract class BridgeCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    BridgeCommand(Context context) {
        this.context = context;
    }

    /** What the command comes to. */
    abstract Answer answer();

    @Override
    public final Integer call() {
        return context.tell(name(), answer());
    }

    Context context() {
        return context;
    }

    private String name() {
        return spec().qualifiedName(" ").substring(Root.NAME.length() + 1);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    /** Runs work on both servers; it needs the file of tiers. */
    Answer withTiers(Function<Connected, Answer> work) {
        return withListener(event -> {}, work);
    }

    /** Runs work on both servers that can be done without the file of tiers. */
    Answer withoutTiers(Function<Connected, Answer> work) {
        return connected(false, event -> {}, work);
    }

    /** Runs work on both servers of which a person sees how far it is. */
    Answer withProgress(BiFunction<Connected, Progress, Answer> work) {
        Progress progress = context.progress();
        return withListener(progress, servers -> work.apply(servers, progress));
    }

    /** Runs work on both servers, which this listener hears of. */
    Answer withListener(BridgeListener listener, Function<Connected, Answer> work) {
        return connected(true, listener, work);
    }

    private Answer connected(boolean needsTiers, BridgeListener listener, Function<Connected, Answer> work) {
        try (Connected servers = context.connect(needsTiers, listener)) {
            return work.apply(servers);
        }
    }

    /** Makes a request; what no server could take is a fault of the command line. */
    <T> T request(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    ParameterException usage(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    /**
     * A secret from a file, or with {@code -} from a prompt or what is piped in.
     *
     * @param option what names the file
     */
    Optional<Secret> secret(String option, @Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        if (!file.toString().equals("-")) {
            return Optional.of(Secret.of(SettingsReader.secretIn(option, file)));
        }
        return Optional.of(context.surroundings()
                .prompt()
                .apply(option)
                .or(this::piped)
                .filter(text -> !text.isBlank())
                .map(Secret::of)
                .orElseThrow(() -> new ToolException(
                        option + " - has got no secret", "Type it at the prompt, or pipe it into the tool.")));
    }

    private Optional<String> piped() {
        try {
            return Optional.of(context.surroundings().line().strip());
        } catch (IOException e) {
            throw new ToolException("what is piped in cannot be read", "Use a file instead.", e);
        }
    }
}
