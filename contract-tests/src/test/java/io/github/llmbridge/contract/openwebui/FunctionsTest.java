package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.openwebui.functions.FunctionEntry;
import io.github.llmbridge.openwebui.functions.FunctionForm;
import io.github.llmbridge.openwebui.functions.Functions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class FunctionsTest extends SiteTest {
    private static final String ID = "contract_test";
    private static final String TEXT = """
            from pydantic import BaseModel

            class Action:
                class Valves(BaseModel):
                    word: str = "Hello"

                def __init__(self):
                    self.valves = self.Valves()

                async def action(self, body):
                    return None
            """;

    private Functions functions;

    @BeforeEach
    void begin() {
        functions = site.client.functions();
        delete();
    }

    @AfterEach
    void delete() {
        site.behind.functions().delete(ID);
    }

    @Test
    void aNewFunctionIsSwitchedOffAndItsTextDecidesItsType() {
        FunctionEntry made = functions.create(form(TEXT));

        assertThat(made.type()).isEqualTo("action");
        assertThat(made.isActive()).isFalse();
        assertThat(made.isGlobal()).isFalse();
        assertThat(functions.find(ID).orElseThrow().content()).isEqualTo(TEXT);
        assertThat(functions.list())
                .filteredOn(found -> found.id().equals(ID))
                .singleElement()
                .satisfies(found -> assertThat(found.content()).isNull());
        assertThat(functions
                        .update(form(TEXT.replace("class Action", "class Filter")))
                        .type())
                .isEqualTo("filter");
    }

    @Test
    void onlyAChangeMakesANewVersion() {
        FunctionEntry made = functions.create(form(TEXT));

        assertThat(functions.update(form(TEXT)).versionId()).isEqualTo(made.versionId());
        FunctionEntry changed = functions.update(form(TEXT + "# changed\n"));
        if (made.versionId() != null) {
            // Open WebUI before 0.12.0 keeps no versions.
            assertThat(changed.versionId()).isNotNull().isNotEqualTo(made.versionId());
        }
        FunctionEntry renamed = functions.update(
                FunctionForm.builder(ID, "Renamed", TEXT + "# changed\n").build());
        if (made.versionId() != null) {
            assertThat(renamed.versionId()).isNotNull().isNotEqualTo(changed.versionId());
        }
    }

    @Test
    void anIdIsTakenOnceAndATextMustBeAFunction() {
        functions.create(form(TEXT));

        assertThatThrownBy(() -> functions.create(form(TEXT))).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> functions.update(form("x = 1"))).isInstanceOf(UnprocessableException.class);
        assertThat(functions.find(ID).orElseThrow().content()).isEqualTo(TEXT);
        functions.delete(ID);
        assertThatThrownBy(() -> functions.create(form("x = 1"))).isInstanceOf(UnprocessableException.class);
        assertThatThrownBy(() -> functions.update(form(TEXT))).isInstanceOf(UnprocessableException.class);
        assertThatThrownBy(() -> FunctionForm.builder("No-Id", "Test", TEXT).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(functions.find(ID)).isEmpty();
        assertThat(functions.delete(ID)).isTrue();
        assertThatThrownBy(() -> functions.toggle(ID)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> functions.setActive(ID, true)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> functions.toggleGlobal(ID)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> functions.valves(ID)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> functions.valvesSpec(ID)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> functions.updateValves(ID, Map.of())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> functions.run(ID, Map.of("model", "x"))).isInstanceOf(UnprocessableException.class);
    }

    @Test
    void aSwitchIsSentOnlyIfItIsNeeded() {
        functions.create(form(TEXT));

        assertThat(functions.setActive(ID, true).isActive()).isTrue();
        site.wire.clear();
        assertThat(functions.setActive(ID, true).isActive()).isTrue();

        assertThat(site.wire.exchanges()).allMatch(Wire.Exchange::isRead);
        assertThat(functions.toggleGlobal(ID).isGlobal()).isTrue();
        assertThat(functions.toggle(ID).isActive()).isFalse();
    }

    @Test
    void valvesAreThoseThatTheTextHas() {
        functions.create(form(TEXT));

        assertThat(functions.valves(ID)).isEmpty();
        assertThat(functions.valvesSpec(ID))
                .extracting("properties")
                .extracting("word")
                .extracting("default")
                .isEqualTo("Hello");
        assertThat(functions.updateValves(ID, Map.of("word", "Bye", "other", "x")))
                .isEqualTo(Map.of("word", "Bye"));
        assertThat(functions.valves(ID)).isEqualTo(Map.of("word", "Bye"));
        assertThatThrownBy(() -> functions.updateValves(ID, Map.of("word", 1)))
                .isInstanceOf(UnprocessableException.class);
        functions.update(form(TEXT + "# changed\n"));
        assertThat(functions.valves(ID)).isEqualTo(Map.of("word", "Bye"));
        functions.update(form("class Action:\n    pass\n"));
        assertThat(functions.valvesSpec(ID)).isNull();
        assertThatThrownBy(() -> functions.updateValves(ID, Map.of())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aPlainUserSeesTheListAndNothingElse() {
        functions.create(form(TEXT));
        Functions theirs = site.client.as(site.newPerson().token()).api(Functions.class);

        assertThat(theirs.list()).anyMatch(found -> found.id().equals(ID));
        assertThatThrownBy(() -> theirs.findAnswer(ID)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> theirs.create(form(TEXT))).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> theirs.toggle(ID)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> theirs.delete(ID)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> theirs.valves(ID)).isInstanceOf(ForbiddenException.class);
    }

    private static FunctionForm form(String content) {
        return FunctionForm.builder(ID, "Contract test", content).build();
    }
}
