package io.github.llmbridge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.openwebui.users.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkFileTest {
    private static final ProvisionRequest ADA = ProvisionRequest.builder("u-1", "ada@example.com", "pro")
            .name("Ada, Countess")
            .team(TeamSpec.existing("research"))
            .addGroups("A", "B")
            .role(Role.USER)
            .vouched(true)
            .build();

    @Test
    void aCsvLineIsARequest() {
        List<BulkItem> items = csv("""
            user_id,email,tier,name,team,groups,role,vouched
            u-1,ada@example.com,pro,"Ada, Countess",research,A;B,user,true
            """);

        assertThat(items).containsExactly(BulkItem.of(2, new BulkWork.Provision(ADA)));
    }

    @Test
    void aJsonLineIsARequest() {
        List<BulkItem> items = json("""
            {"user_id":"u-1","email":"ada@example.com","tier":"pro","name":"Ada, Countess","team":"research",\
            "groups":["A","B"],"role":"user","vouched":true}
            """);

        assertThat(items).containsExactly(BulkItem.of(1, new BulkWork.Provision(ADA)));
    }

    @Test
    void otherOperationsHaveFieldsOfTheirOwn() {
        List<BulkItem> items = csv("""
            operation;user_id;tier;spent;parts
            change-tier;u-1;pro;reset;
            change-tier;u-2;pro;;
            suspend;u-3;;;
            resume;u-4;;;
            renew;u-5;;;
            reconcile;u-6;;;
            remove;u-7;;;connection|keys|account
            """);

        assertThat(items)
                .extracting(BulkItem::work)
                .containsExactly(
                        new BulkWork.ChangeTier("u-1", "pro", SpentPolicy.RESET),
                        new BulkWork.ChangeTier("u-2", "pro", SpentPolicy.KEEP),
                        new BulkWork.Suspend("u-3"),
                        new BulkWork.Resume("u-4"),
                        new BulkWork.Renew("u-5"),
                        new BulkWork.Reconcile("u-6"),
                        new BulkWork.Remove("u-7", Set.of(Part.CONNECTION, Part.KEYS, Part.ACCOUNT)));
    }

    @Test
    void aBrokenLineIsToldByNumberAndFieldAndTheRestGoesOn() {
        List<BulkItem> items = csv("""
            user_id,email,tier
            u-1,ada@example.com,free

            u-2,,free
            u-3,"bob@example.com,free
            u-4,bob@example.com,free,more
            u-5,bob,free
            u-6,bob@example.com,free
            """);

        assertThat(items).extracting(BulkItem::position).containsExactly(2L, 4L, 5L, 6L, 7L, 8L);
        assertThat(items.get(1).unreadable()).isEqualTo("line 4: email must be set");
        assertThat(items.get(2).unreadable()).startsWith("line 5: a quote is not closed");
        assertThat(items.get(3).unreadable()).startsWith("line 6: it has 4 fields, and the first line names 3");
        assertThat(items.get(4).unreadable()).isEqualTo("line 7: email must be an address, such as a@example.com");
        assertThat(List.of(items.get(0), items.get(5))).allMatch(item -> item.work() != null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"user_id\":\"u\"~it is no JSON",
                "[]~it is no JSON object",
                "\"u\"~it is no JSON object",
                "{\"email\":\"a@example.com\"}~user_id must be set",
                "{\"user_id\":\"u\",\"emial\":\"a@example.com\"}~it has a field 'emial'",
                "{\"user_id\":{\"a\":1}}~user_id must be text",
                "{\"user_id\":\"u\",\"user_id\":\"v\"}~it is no JSON",
                "{\"user_id\":\"u\",\"email\":\"a@example.com\",\"tier\":\"t\",\"vouched\":\"maybe\"}~vouched must be",
                "{\"user_id\":\"u\",\"operation\":\"suspend\",\"tier\":\"t\"}~tier does not belong to",
                "{\"user_id\":\"u\",\"operation\":\"fly\"}~operation must be one of",
                "{\"user_id\":\"u\",\"operation\":\"remove\",\"parts\":[\"hat\"]}~parts must be of",
                "{\"user_id\":\"u\",\"operation\":\"remove\",\"parts\":[]}~parts must be set"
            })
    void aJsonLineThatIsWrongSaysWhat(String line, String why) {
        List<BulkItem> items = json(line + "\n{\"user_id\":\"u-2\",\"operation\":\"suspend\"}\n");

        assertThat(items.get(0).unreadable()).startsWith("line 1: " + why);
        assertThat(items.get(1).work()).isEqualTo(new BulkWork.Suspend("u-2"));
    }

    @Test
    void whatASpreadsheetWritesIsRead() {
        String text = "\uFEFFUser_ID\tEmail\tTier\r\nu-1\tada@example.com\tfree\r\nu-2\tbob@example.com\tfree";

        assertThat(csv(text)).hasSize(2).allMatch(item -> item.work() != null);
    }

    @Test
    void bytesThatAreNotUtf8SpoilTheirOwnLineOnly() {
        byte[] latin = "user_id,email,tier,name\nu-1,a@example.com,free,Zo\u00eb\nu-2,b@example.com,free,Bob\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        List<BulkItem> items = all(BulkFile.csv(new ByteArrayInputStream(latin)));

        assertThat(items.get(0).unreadable())
                .isEqualTo("line 2: the line is not UTF-8; save the file in that encoding");
        assertThat(items.get(1).work()).isNotNull();
    }

    @Test
    void aLineWithoutEndSpoilsItselfOnly() {
        String text = "user_id,email,tier\n" + "x".repeat(1 << 20) + "\nu-2,b@example.com,free\n";

        List<BulkItem> items = csv(text);

        assertThat(items.get(0).unreadable()).isEqualTo("line 2: the line is longer than 65536 bytes");
        assertThat(items.get(1).work()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user_id,emial\n", "email,tier\n", "user_id,email,email\n"})
    void aFirstLineThatIsWrongIsRefusedAtOnce(String text) {
        assertThatThrownBy(() -> csv(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first line");
    }

    @Test
    void aFileIsReadByItsEndingAndKnownByItsBytes(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("people.CSV"), "user_id,operation\nu-1,suspend\n");
        Path json =
                Files.writeString(folder.resolve("people.jsonl"), "{\"user_id\":\"u-1\",\"operation\":\"suspend\"}\n");

        assertThat(all(BulkFile.open(csv))).extracting(BulkItem::work).containsExactly(new BulkWork.Suspend("u-1"));
        assertThat(all(BulkFile.open(json))).extracting(BulkItem::work).containsExactly(new BulkWork.Suspend("u-1"));
        assertThat(BulkFile.fingerprint(csv)).hasSize(64).isNotEqualTo(BulkFile.fingerprint(json));
        assertThatThrownBy(() -> BulkFile.open(folder.resolve("people.xlsx")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("people.xlsx");
    }

    private static List<BulkItem> csv(String text) {
        return all(BulkFile.csv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<BulkItem> json(String text) {
        return all(BulkFile.jsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<BulkItem> all(BulkFile file) {
        try (file) {
            List<BulkItem> items = new ArrayList<>();
            file.forEachRemaining(items::add);
            return items;
        }
    }
}
