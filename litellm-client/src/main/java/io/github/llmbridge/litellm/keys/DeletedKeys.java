package io.github.llmbridge.litellm.keys;

import java.util.List;

/**
 * What the server says it deleted: it repeats the request, unknown keys included, if one of them existed.
 *
 * @param deletedKeys the hashes sent
 */
public record DeletedKeys(List<String> deletedKeys) {}
