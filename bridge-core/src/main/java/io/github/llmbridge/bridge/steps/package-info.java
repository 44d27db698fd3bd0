/**
 * What is missing and how to make it: one class for each resource, with its plan, which calls no server, and its apply. Not
 * exported.
 */
@NullMarked
package io.github.llmbridge.bridge.steps;

import org.jspecify.annotations.NullMarked;
