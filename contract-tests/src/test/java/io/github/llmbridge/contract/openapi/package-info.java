/**
 * What the clients declare, held against the OpenAPI that the running servers serve. The stand-ins serve the part of it that
 * concerns us, cut from the real documents by {@code ./mvnw verify -Plive -Dllmbridge.docs=write -Dtest=*OpenApiTest}.
 * Where a document is silent or says more than we want, a line in {@code src/test/resources/openapi/*-gaps.tsv} says why.
 */
package io.github.llmbridge.contract.openapi;
