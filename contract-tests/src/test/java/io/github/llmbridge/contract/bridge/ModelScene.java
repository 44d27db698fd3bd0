package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.litellm.LiteLlmClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Deployments under names of their own, with the words that lists of models may hold about them. */
final class ModelScene implements AutoCloseable {
    private final OwnDeployments deployments;
    private final boolean blocks;

    /** What is called: names, ids, providers' names, names that a wildcard serves, and names that nothing serves. */
    final List<String> called;
    /** What lists hold. */
    private final List<String> words;
    /** Groups with a wildcard in them: a key may not hold one without a licence. */
    private final List<String> licensed;

    /** @param blocks whether the server knows deployments that are blocked */
    ModelScene(LiteLlmClient liteLlm, boolean blocks) {
        this.deployments = new OwnDeployments(liteLlm);
        this.blocks = blocks;
        serve("p/alpha", "beta");
        serve("p/bravo");
        serve("p/gpt-mini", "beta", "gamma");
        serve("p/twice", "gamma");
        serve("p/twice", "delta");
        serve("q/alpha");
        serve("-bare", "gamma");
        serve("-bare.2");
        // A model of the same name as a group.
        serve("-delta");
        serve("w/*", "wild");
        serve("w/gpt-*", "wildgpt");
        serve("w/*-turbo", "turbo");
        serve("v/*-mini");
        block(serve("p/blocked", "beta"));
        block(serve("b/*"));
        called = new ArrayList<>(named(
                "p/alpha",
                "p/bravo",
                "p/gpt-mini",
                "p/twice",
                "q/alpha",
                "-bare",
                "-bare.2",
                "-delta",
                "w/zulu",
                "w/gpt-5",
                "w/gpt-5-turbo",
                "w/zulu-turbo",
                // What comes after a wildcard's end is not looked at.
                "v/x-mini",
                "v/x-mini-late",
                "v/x-maxi",
                "p/blocked",
                "b/any",
                "-id-13",
                "p/zulu",
                "-bareX2",
                "-gamma",
                "-id-0",
                "-id-9",
                "up/0"));
        called.addAll(List.of("gpt-4o-mini", "gpt-4o"));
        licensed = named("-wild", "-wildgpt", "-turbo");
        words = new ArrayList<>(called);
        words.addAll(named(
                "p/*", "p/a*", "p/al.ha*", "p/*a", "*", "w/*", "w/gpt-*", "w/g*", "w/*-turbo", "v/*-mini", "-bare*"));
        words.addAll(named(
                "-beta", "-gamma", "-delta", "-wild", "-wildgpt", "-turbo", "-nogroup", "-bare.2*", "*-*", "up/*"));
        words.addAll(List.of("*/alpha", "*-mini", "gpt-4*", "**", "no-such-model", "no-such/*"));
    }

    private List<String> named(String... ends) {
        return deployments.named(ends);
    }

    private String serve(String end, String... groups) {
        return deployments.serve(end, groups);
    }

    private void block(String id) {
        if (blocks) {
            deployments.block(id);
        }
    }

    /** Some entries of a list, often ones that have to do with the name that is called; none stands for every model. */
    List<String> list(Random random, String name) {
        List<String> list = new ArrayList<>();
        while (random.nextInt(4) > 0 && list.size() < 3) {
            int kind = random.nextInt(10);
            list.add(
                    kind < 4
                            ? pick(random, words)
                            : kind < 5
                                    ? pick(random, List.of("all-proxy-models", "all-team-models", "no-default-models"))
                                    : near(random, name));
        }
        return list.stream().distinct().toList();
    }

    /** As {@link #list}, of entries that a key may hold. */
    List<String> keyList(Random random, String name) {
        return list(random, name).stream()
                .filter(word -> !licensed.contains(word))
                .toList();
    }

    private String near(Random random, String name) {
        int slash = name.indexOf('/');
        return switch (random.nextInt(5)) {
            case 0 -> slash < 0 ? name + "*" : name.substring(0, slash) + "/*";
            case 1 -> name.substring(0, Math.min(9, name.length())) + "*";
            case 2 -> pick(random, named("-beta", "-gamma", "-delta", "-wild", "-wildgpt", "-turbo"));
            default -> name;
        };
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Override
    public void close() {
        deployments.close();
    }
}
