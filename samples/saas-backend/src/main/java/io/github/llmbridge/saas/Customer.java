package io.github.llmbridge.saas;

/**
 * Somebody who has signed up.
 *
 * @param id ours; also the person's id in LiteLLM
 * @param passwordHash of the password for this application
 */
record Customer(String id, String email, String name, String passwordHash) {
    @Override
    public String toString() {
        return "Customer[" + id + "]";
    }
}
