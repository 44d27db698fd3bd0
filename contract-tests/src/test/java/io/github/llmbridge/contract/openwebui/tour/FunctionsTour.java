package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.openwebui.functions.FunctionForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions. */
final class FunctionsTour extends OpenWebUiTour {
    private static final String ID = "greeter";

    FunctionsTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        String text = """
                from pydantic import BaseModel

                class Action:
                    class Valves(BaseModel):
                        greeting: str = "Hello"

                    def __init__(self):
                        self.valves = self.Valves()

                    async def action(self, body):
                        return None
                """;
        try {
            // > Add a function, which is switched off at first
            admin.functions().create(FunctionForm.builder(ID, "Greeter", text).build());
            // > Switch it on
            admin.functions().setActive(ID, true);
            // > All functions, without their texts
            admin.functions().list();
            // > One function with its text
            admin.functions().find(ID);
            // > What can be set for it
            admin.functions().valvesSpec(ID);
            // > Set it
            admin.functions().updateValves(ID, Map.of("greeting", "Good day"));
            // > What is set
            admin.functions().valves(ID);
            // > Let it work for every model, or for chosen ones again
            admin.functions().toggleGlobal(ID);
            // > Give it another text
            admin.functions().update(FunctionForm.builder(ID, "Greeter", text).build());
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("id", "any");
            model.put("direct", true);
            Map<String, @Nullable Object> message = new LinkedHashMap<>();
            message.put("model", "any");
            message.put("model_item", model);
            message.put("chat_id", "");
            message.put("id", "message");
            message.put("session_id", "session");
            message.put("messages", List.of());
            // > Run an action, as its button in the page does
            admin.functions().run(ID, message);
        } finally {
            // > Delete it
            admin.functions().delete(ID);
        }
    }
}
