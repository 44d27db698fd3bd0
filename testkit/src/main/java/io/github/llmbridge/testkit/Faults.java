package io.github.llmbridge.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The faults that a test has switched on at one server. Thread safe.
 *
 * <p>A call meets at most one fault: the oldest of {@link #next}, else the oldest matching {@link #on}, else the newest
 * matching {@link #always}. A method may be {@code *}; a path is given without its query and may end with {@code *}.
 */
public final class Faults {
    private final Deque<Fault> next = new ArrayDeque<>();
    private final List<Rule> once = new ArrayList<>();
    private final List<Rule> always = new ArrayList<>();

    Faults() {}

    /**
     * The next call meets this fault, whatever it is. Several wait in line.
     *
     * @param fault what goes wrong
     */
    public synchronized void next(Fault fault) {
        next.addLast(fault);
    }

    /**
     * The next matching call meets this fault, once. Several wait in line.
     *
     * @param method the HTTP method, or {@code *}
     * @param path the path, or its beginning followed by {@code *}
     * @param fault what goes wrong
     */
    public synchronized void on(String method, String path, Fault fault) {
        once.add(new Rule(method, path, fault));
    }

    /**
     * Every matching call meets this fault until {@link #clear}.
     *
     * @param method the HTTP method, or {@code *}
     * @param path the path, or its beginning followed by {@code *}
     * @param fault what goes wrong
     */
    public synchronized void always(String method, String path, Fault fault) {
        always.add(0, new Rule(method, path, fault));
    }

    /** Switches all faults off. */
    public synchronized void clear() {
        next.clear();
        once.clear();
        always.clear();
    }

    synchronized @Nullable Fault take(Call call) {
        Fault first = next.pollFirst();
        if (first != null) {
            return first;
        }
        for (Iterator<Rule> rules = once.iterator(); rules.hasNext(); ) {
            Rule rule = rules.next();
            if (rule.matches(call)) {
                rules.remove();
                return rule.fault;
            }
        }
        return always.stream()
                .filter(rule -> rule.matches(call))
                .map(Rule::fault)
                .findFirst()
                .orElse(null);
    }

    private record Rule(String method, String path, Fault fault) {
        boolean matches(Call call) {
            boolean methodFits = method.equals("*") || method.equalsIgnoreCase(call.method());
            boolean pathFits = path.endsWith("*")
                    ? call.path().startsWith(path.substring(0, path.length() - 1))
                    : call.path().equals(path);
            return methodFits && pathFits;
        }
    }
}
