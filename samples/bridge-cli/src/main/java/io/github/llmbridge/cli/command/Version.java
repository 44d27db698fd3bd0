package io.github.llmbridge.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the tool's version. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            Root.NAME + " "
                    + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                            .orElse("development")
        };
    }
}
