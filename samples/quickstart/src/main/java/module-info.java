/** The main job, on the stand-ins or on real servers. */
module io.github.llmbridge.quickstart {
    requires io.github.llmbridge.bridge;
    requires io.github.llmbridge.testkit;
}
