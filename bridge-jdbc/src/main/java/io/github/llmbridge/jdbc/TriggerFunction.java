package io.github.llmbridge.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A function that the triggers need, in the order in which they are made. */
enum TriggerFunction {
    TELL("tell", "before jsonb, after jsonb, subjects text[]", "void"),
    CHANGED("changed", "", "trigger");

    private final String name;
    private final String parameters;
    private final String result;

    TriggerFunction(String name, String parameters, String result) {
        this.name = name;
        this.parameters = parameters;
        this.result = result;
    }

    String functionName() {
        return name;
    }

    String create(TriggerNames names) {
        return "create or replace function " + names.own() + "." + name + "(" + parameters + ") returns " + result
                + " language plpgsql as $llmbridge$" + text(names) + "$llmbridge$";
    }

    String drop(TriggerNames names) {
        return "drop function if exists " + names.own() + "." + name + "(" + parameters + ")";
    }

    /** What PostgreSQL keeps of it. */
    String text(TriggerNames names) {
        String file = "/META-INF/llmbridge-jdbc/litellm/" + name + ".sql";
        try (InputStream in = Objects.requireNonNull(TriggerFunction.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${schema}", names.own())
                    .replace("${channel}", names.own());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
