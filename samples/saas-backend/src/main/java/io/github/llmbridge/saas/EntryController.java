package io.github.llmbridge.saas;

import io.github.llmbridge.saas.pages.EntryPages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing up and in. */
@RestController
class EntryController {
    private static final int SHORTEST_PASSWORD = 12;

    /** More is not looked at by the way in which passwords are hashed. */
    private static final int MOST_PASSWORD_BYTES = 72;

    private final Signups signups;

    EntryController(Signups signups) {
        this.signups = signups;
    }

    @GetMapping(path = "/", produces = Pages.HTML)
    ResponseEntity<String> welcome(HttpServletRequest request) {
        if (request.getUserPrincipal() == null) {
            return ResponseEntity.ok(EntryPages.welcome(Pages.of(request)));
        }
        return seeOther(request.isUserInRole("OPERATOR") ? "/operator" : "/account");
    }

    @GetMapping(path = "/login", produces = Pages.HTML)
    String signIn(
            HttpServletRequest request,
            @RequestParam(name = "error", required = false) @Nullable String error,
            @RequestParam(name = "new", required = false) @Nullable String isNew) {
        return EntryPages.signIn(Pages.of(request), error != null, isNew != null);
    }

    @GetMapping(path = "/signup", produces = Pages.HTML)
    String signUp(HttpServletRequest request) {
        return EntryPages.signUp(Pages.of(request), "", "", null);
    }

    @PostMapping(path = "/signup", produces = Pages.HTML)
    ResponseEntity<String> signUp(
            HttpServletRequest request,
            @RequestParam("email") String email,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam("password") String password) {
        String wrong = wrong(password);
        if (wrong == null) {
            try {
                signups.signUp(email, name, password);
                return seeOther("/login?new");
            } catch (IllegalArgumentException e) {
                wrong = e.getMessage();
            }
        }
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .body(EntryPages.signUp(Pages.of(request), email, name, wrong));
    }

    private static @Nullable String wrong(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            return "The password must have 12 characters or more.";
        }
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_PASSWORD_BYTES
                ? "The password must not have more than 72 bytes."
                : null;
    }

    static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
