package io.github.llmbridge.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource that no server has, with one operation of each kind. */
@Headers("Content-Type: application/json")
interface Notes {
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /notes/{id}?part={part}")
    Note read(@Param("id") String id, @Param("part") String part);

    default Note read() {
        return read("n1", "all");
    }

    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /notes")
    List<Note> list(@QueryMap NoteQuery query);

    @RequestLine("POST /notes")
    Note create(Note note);

    default Note create() {
        return create(note("n1"));
    }

    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /notes/update")
    Note update(NoteUpdate update);

    @OnFailure(Repeat.NEVER)
    @RequestLine("POST /sign-in")
    Note signIn(SignIn request);

    default Note signIn() {
        return signIn(new SignIn("a@example.com", Secret.of("open sesame")));
    }

    @RequestLine("POST /raw")
    Note raw(Map<String, Object> body);

    @RequestLine("POST /notes/forget")
    void forget();

    /** A default method that asks first. */
    default boolean exists() {
        try {
            read();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    static Note note(String id) {
        return new Note(id, null, null, null, Map.of());
    }

    record Note(
            String id,
            @Nullable String longTitle,
            @Nullable Instant createdAt,
            @Nullable Secret apiKey,
            @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
        public Note {
            additionalProperties = UnknownFields.copyOf(additionalProperties);
        }
    }

    record NoteUpdate(
            String id,
            @Nullable Patch<String> longTitle,
            @Nullable Patch<Integer> maxWords,
            @Nullable Patch<Secret> apiKey) {}

    record NoteQuery(@Nullable Integer pageSize, @Nullable String writtenBy) {}

    record SignIn(String email, Secret password) {}
}
