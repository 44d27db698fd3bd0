package io.github.llmbridge.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsLineUpAndNumbersAreToTheRight() {
        assertThat(Table.of("NAME", "N")
                        .row("a", 5)
                        .row("longer", 500)
                        .row(null, 50)
                        .lines(false))
                .containsExactly("NAME      N", "a         5", "longer  500", "-        50");
    }

    @Test
    void charactersOfTwoColumnsCountTwice() {
        assertThat(Table.of("NAME", "X").row("张伟", "a").row("Ada", "b").lines(false))
                .containsExactly("NAME  X", "张伟  a", "Ada   b");
    }

    @Test
    void nobodysNameMovesTheCursorOrBreaksTheTable() {
        List<String> lines =
                Table.of("NAME").row("\u001b[31mred\u0007\nnext\u202e").lines(false);

        assertThat(lines).containsExactly("NAME", "?[31mred? next?");
    }

    @Test
    void coloursAreThereOnlyWhereTheyAreShown() {
        assertThat(printed(true)).contains("\u001b[");
        assertThat(printed(false)).doesNotContain("\u001b[");
    }

    @Test
    void amountsAndPercentagesAreReadable() {
        assertThat(Values.usd(1.0)).isEqualTo("$1.00");
        assertThat(Values.usd(0.00012)).isEqualTo("$0.0001");
        assertThat(Values.usd(12.345)).isEqualTo("$12.35");
        assertThat(Values.usd(null)).isEqualTo("-");
        assertThat(Values.percent(0.666)).isEqualTo("67 %");
    }

    private static String printed(boolean colours) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer printer = new Printer(new PrintStream(out, true, StandardCharsets.UTF_8), colours);
        printer.line(Style.BAD, "wrong");
        printer.table(Table.of("A").row(new Table.Styled("b", Style.GOOD)));
        return out.toString(StandardCharsets.UTF_8);
    }
}
