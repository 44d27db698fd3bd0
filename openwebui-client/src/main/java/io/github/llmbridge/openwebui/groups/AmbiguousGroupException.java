package io.github.llmbridge.openwebui.groups;

import io.github.llmbridge.http.LlmBridgeException;
import java.util.List;

/** Several groups have one name, which the server allows: which of them is meant, only a person can tell. */
public final class AmbiguousGroupException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String[] ids;

    AmbiguousGroupException(String name, List<String> ids) {
        super(ids.size() + " groups are named '" + name + "': " + ids + "; rename or delete all but one");
        this.name = name;
        this.ids = ids.toArray(String[]::new);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The ids of the groups that have it. */
    public List<String> ids() {
        return List.of(ids);
    }
}
