package io.github.llmbridge.cli.command;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, each with what it has at hand. */
public final class CommandFactory implements IFactory {
    private final Context context;

    private CommandFactory(Context context) {
        this.context = context;
    }

    /** All commands, ready to take a command line apart. */
    public static CommandLine commandLine(Context context) {
        return new CommandLine(context.root(), new CommandFactory(context)).setCommandName(Root.NAME);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Context.class})) {
                return type.cast(constructor.newInstance(context));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
