/**
 * Stand-ins of LiteLLM and Open WebUI for tests: real HTTP on the loopback address, state in memory, answers as the real
 * servers give them in both version lines. They can be told to fail. They are true because one contract suite passes on
 * them and on the real servers.
 */
@org.jspecify.annotations.NullMarked
package io.github.llmbridge.testkit;
