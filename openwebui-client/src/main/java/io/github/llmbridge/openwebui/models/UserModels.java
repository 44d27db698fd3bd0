package io.github.llmbridge.openwebui.models;

import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ResourceName;
import java.util.List;

/**
 * Models of the administrator's connections, as the calling account sees them. Models of direct connections are not among
 * them: the account's browser alone knows those. Thread safe.
 */
@ResourceName("models")
public interface UserModels {
    /**
     * The models that the caller may use; an account sees none until one is granted to it. The server asks all its
     * connections, and for a second after a change of them it may still answer as before.
     */
    default List<AvailableModel> available() {
        return availableAnswer().data();
    }

    /** As {@link #available()}, with what stands beside the list. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/models")
    AvailableModels availableAnswer();
}
