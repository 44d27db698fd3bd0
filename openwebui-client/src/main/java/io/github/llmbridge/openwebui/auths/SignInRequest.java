package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.http.Secret;

/** E-mail and password. */
public record SignInRequest(String email, Secret password) {}
