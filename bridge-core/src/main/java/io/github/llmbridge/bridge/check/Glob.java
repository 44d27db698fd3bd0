package io.github.llmbridge.bridge.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A name with {@code *} in it, as LiteLLM reads it. Both its ways make a regular expression of it; none is needed here. */
final class Glob {
    /** Outside of what a Unicode character is. */
    private static final int ANY_RUN = -1;

    private static final int ANY_ONE = -2;
    private static final String META = "\\[](){}|?+^$";

    private final int[] parts;

    private Glob(int[] parts) {
        this.parts = parts;
    }

    /** In a list of models: {@code .} stands for any character, since LiteLLM does not escape it. */
    static Glob inList(String pattern) {
        return new Glob(pattern.codePoints()
                .map(c -> c == '*' ? ANY_RUN : c == '.' ? ANY_ONE : c)
                .toArray());
    }

    /** The name of a deployment: everything else is literal, and what comes after the end is not looked at. */
    static Glob ofDeployment(String name) {
        return new Glob(
                (name + "*").codePoints().map(c -> c == '*' ? ANY_RUN : c).toArray());
    }

    static boolean isPattern(String entry) {
        return entry.contains("*");
    }

    /** Whether LiteLLM takes a pattern of a list for more than stars: a regular expression, or a broken one that fails each call. */
    static boolean isOdd(String pattern) {
        return pattern.chars().anyMatch(c -> META.indexOf(c) >= 0);
    }

    boolean matches(String name) {
        int[] text = name.codePoints().toArray();
        int at = 0;
        int part = 0;
        int star = -1;
        int retry = 0;
        while (at < text.length) {
            if (part < parts.length && (parts[part] == text[at] || parts[part] == ANY_ONE)) {
                at++;
                part++;
            } else if (part < parts.length && parts[part] == ANY_RUN) {
                star = part++;
                retry = at;
            } else if (star >= 0) {
                part = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY_RUN) {
            part++;
        }
        return part == parts.length;
    }

    /** A shortest name that all of them match, if there is one. */
    static Optional<String> common(List<Glob> globs) {
        Deque<Path> open = new ArrayDeque<>();
        Set<List<Integer>> seen = new HashSet<>();
        add(open, seen, new Path(globs.stream().map(glob -> 0).toList(), ""), globs);
        while (!open.isEmpty()) {
            Path path = open.poll();
            if (path.isAtEnd(globs)) {
                return Optional.of(path.name);
            }
            path.letters(globs)
                    .forEach(letter -> path.after(letter, globs).ifPresent(next -> add(open, seen, next, globs)));
        }
        return Optional.empty();
    }

    /** With every way in which a star may end here. */
    private static void add(Deque<Path> open, Set<List<Integer>> seen, Path path, List<Glob> globs) {
        if (!seen.add(path.at)) {
            return;
        }
        open.add(path);
        for (int i = 0; i < globs.size(); i++) {
            if (globs.get(i).part(path.at.get(i)) == ANY_RUN) {
                List<Integer> at = new ArrayList<>(path.at);
                at.set(i, at.get(i) + 1);
                add(open, seen, new Path(List.copyOf(at), path.name), globs);
            }
        }
    }

    /** The part at this place, or 0 at the end. */
    private int part(int at) {
        return at < parts.length ? parts[at] : 0;
    }

    private record Path(List<Integer> at, String name) {
        boolean isAtEnd(List<Glob> globs) {
            for (int i = 0; i < globs.size(); i++) {
                if (at.get(i) < globs.get(i).parts.length) {
                    return false;
                }
            }
            return true;
        }

        /** What may come next: a letter that one of them asks for, or any where none does. */
        Set<Integer> letters(List<Glob> globs) {
            Set<Integer> letters = new HashSet<>();
            for (int i = 0; i < globs.size(); i++) {
                int part = globs.get(i).part(at.get(i));
                if (part > 0) {
                    letters.add(part);
                }
            }
            return letters.isEmpty() ? Set.of((int) 'x') : letters;
        }

        Optional<Path> after(int letter, List<Glob> globs) {
            List<Integer> next = new ArrayList<>();
            for (int i = 0; i < globs.size(); i++) {
                int part = globs.get(i).part(at.get(i));
                if (part == ANY_RUN) {
                    next.add(at.get(i));
                } else if (part == letter || part == ANY_ONE) {
                    next.add(at.get(i) + 1);
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(new Path(List.copyOf(next), name + Character.toString(letter)));
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(parts);
    }
}
