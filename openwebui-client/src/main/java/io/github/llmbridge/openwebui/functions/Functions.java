package io.github.llmbridge.openwebui.functions;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Functions: Python code that runs inside the server with all of its rights. For the administrator; thread safe.
 *
 * <p>A server that was started with {@code ENABLE_FUNCTIONS=false} (since 0.12) lists none and runs none. One that was started
 * with {@code SAFE_MODE=true} has switched all of them off.
 */
@Headers("Content-Type: application/json")
public interface Functions {
    /** All functions, without their texts. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/functions/")
    List<FunctionEntry> list();

    /** One function with its text; empty if there is none. */
    default Optional<FunctionEntry> find(String id) {
        try {
            return Optional.ofNullable(findAnswer(id));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /** As {@link #find}; an unknown function is a {@link NotFoundException} (HTTP 401). */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/functions/id/{id}")
    @Nullable FunctionEntry findAnswer(@Param("id") String id);

    /**
     * Makes a function, which is switched off at first. The server runs its text in order to read it.
     *
     * @return the function without its text
     * @throws io.github.llmbridge.http.AlreadyExistsException if the id is taken (HTTP 400)
     * @throws io.github.llmbridge.http.UnprocessableException if the text cannot be run
     */
    @RequestLine("POST /api/v1/functions/create")
    FunctionEntry create(FunctionForm form);

    /**
     * Writes a function as a whole; valves and switches stay.
     *
     * @throws io.github.llmbridge.http.UnprocessableException if there is none, or if the text cannot be run
     */
    default FunctionEntry update(FunctionForm form) {
        return updateAnswer(form.id(), form);
    }

    /** As {@link #update}; the id counts that stands in the address. */
    @RequestLine("POST /api/v1/functions/id/{id}/update")
    FunctionEntry updateAnswer(@Param("id") String id, FunctionForm form);

    /**
     * Switches a function on or off; nothing is sent if it is so already.
     *
     * @throws NotFoundException if there is none
     */
    default FunctionEntry setActive(String id, boolean on) {
        FunctionEntry found = find(id).orElseGet(() -> toggle(id));
        // Of two who switch at the same moment, each switches what the other has switched.
        for (int i = 0; i < 2 && found.isActive() != on; i++) {
            found = toggle(id);
        }
        return found;
    }

    /**
     * Switches a function on if it is off, and off if it is on; {@link #setActive} says which.
     *
     * @throws NotFoundException if there is none
     */
    @RequestLine("POST /api/v1/functions/id/{id}/toggle")
    FunctionEntry toggle(@Param("id") String id);

    /**
     * Lets a function work for every model if it did not, and the other way round.
     *
     * @throws NotFoundException if there is none
     */
    @RequestLine("POST /api/v1/functions/id/{id}/toggle/global")
    FunctionEntry toggleGlobal(@Param("id") String id);

    /** Deletes a function and its valves if there is one. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /api/v1/functions/id/{id}/delete")
    boolean delete(@Param("id") String id);

    /**
     * What is set for a function; {@code null} or empty if nothing ever was. It may hold secrets.
     *
     * @throws NotFoundException if there is no function
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/functions/id/{id}/valves")
    @Nullable Map<String, Object> valves(@Param("id") String id);

    /**
     * What can be set for a function, as a JSON schema; {@code null} if nothing can.
     *
     * @throws NotFoundException if there is no function
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/functions/id/{id}/valves/spec")
    @Nullable Map<String, Object> valvesSpec(@Param("id") String id);

    /**
     * Sets all of it; what is left out goes back to its default. The server's audit log may hold request and answer.
     *
     * @return what is stored then
     * @throws NotFoundException if there is no function, or if nothing can be set for it
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/functions/id/{id}/valves/update")
    @Nullable Map<String, Object> updateValves(@Param("id") String id, Map<String, Object> valves);

    /**
     * Runs a function of the type {@code action}, as the page does when its button is pressed. Before 0.11 a function that is
     * switched off runs too.
     *
     * @param message what the function is given as its body. The server itself needs {@code model}, {@code model_item}, {@code
     *     id}, {@code session_id} and {@code chat_id}; empty for no chat, since 0.9.5 breaks over {@code null}
     * @return what the function returns
     * @throws io.github.llmbridge.http.UnprocessableException if there is no such action, or if it failed
     */
    @RequestLine("POST /api/chat/actions/{id}")
    @Nullable Map<String, Object> run(@Param("id") String id, Map<String, @Nullable Object> message);
}
