package io.github.llmbridge.bridge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlobTest {
    private static String random(Random random, String letters, int longest) {
        return random.ints(random.nextInt(longest), 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @Test
    void matchesAsTheRegularExpressionsOfLiteLlmDo() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String pattern = random(random, "ab.*", 7);
            String name = random(random, "ab.", 7);

            assertThat(Glob.inList(pattern).matches(name))
                    .as("%s in a list, %s", pattern, name)
                    .isEqualTo(Pattern.matches(pattern.replace("*", ".*"), name));
            assertThat(Glob.ofDeployment(pattern).matches(name))
                    .as("%s of a deployment, %s", pattern, name)
                    .isEqualTo(Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
                            .matcher(name)
                            .lookingAt());
        }
    }

    @Test
    void findsANameThatAllMatchIfThereIsOne() {
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 5_000; i++) {
            List<Glob> globs = List.of(
                    Glob.inList(random(random, "ab*", 6)),
                    Glob.inList(random(random, "ab.*", 6)),
                    Glob.ofDeployment(random(random, "ab*", 6)));
            String common = Glob.common(globs).orElse(null);
            if (common != null) {
                found++;
                assertThat(globs).as(common).allMatch(glob -> glob.matches(common));
            } else {
                String name = random(random, "ab", 8);
                assertThat(globs).as(name).anyMatch(glob -> !glob.matches(name));
            }
        }
        assertThat(found).isBetween(500, 4_500);
    }

    @Test
    void aPatternWithMoreThanStarsIsOdd() {
        assertThat(List.of("prov/*", "gpt-4.1*", "*", "a:b@c_d-*")).noneMatch(Glob::isOdd);
        assertThat(List.of("prov/(*", "[a]*", "a+*", "a|b*", "\\*")).allMatch(Glob::isOdd);
    }
}
