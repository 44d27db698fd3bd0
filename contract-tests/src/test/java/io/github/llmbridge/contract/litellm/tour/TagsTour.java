package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.tags.NewTagRequest;
import io.github.llmbridge.litellm.tags.UpdateTagRequest;
import java.util.List;

/** Tags. */
final class TagsTour extends LiteLlmTour {
    TagsTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String tag = id("campaign");
        // > Make a tag
        client.tags()
                .create(NewTagRequest.builder(tag)
                        .description("Spring campaign")
                        .build());
        // > Read a tag
        client.tags().info(tag);
        // > Every tag
        client.tags().list();
        // > Change a tag
        client.tags()
                .update(UpdateTagRequest.builder(tag)
                        .description("Summer campaign")
                        .build());
        // > What was done under a tag, day by day
        client.tags()
                .dailyActivity(ActivityQuery.builder(FIRST_DAY, LAST_DAY)
                        .ids(List.of(tag))
                        .build())
                .forEach(row -> {});
        // > Delete a tag
        client.tags().deleteIfPresent(tag);
    }
}
