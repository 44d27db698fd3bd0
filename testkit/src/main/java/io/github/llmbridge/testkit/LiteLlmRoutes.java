package io.github.llmbridge.testkit;

/** Which path leads where. */
final class LiteLlmRoutes implements Handler {
    private final Router router;

    LiteLlmRoutes(LiteLlmContext context) {
        LiteLlmErrors errors = context.errors;
        router = new Router(
                call -> {
                    throw errors.detail(404, "Not Found");
                },
                call -> {
                    throw errors.detail(405, "Method Not Allowed");
                });
        keys(context);
        usersAndTeams(context);
        models(context);
        health(context);
    }

    /** An answer given deep down comes up as a {@link Refusal}. */
    @Override
    public Reply handle(Call call) {
        try {
            return router.handle(call);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private void keys(LiteLlmContext context) {
        LiteLlmKeys keys = new LiteLlmKeys(context, new LiteLlmKeyFactory(context));
        LiteLlmKeyReads reads = new LiteLlmKeyReads(context);
        router.route("POST", "/key/generate", keys::generate)
                .route("POST", "/key/update", keys::update)
                .route("POST", "/key/delete", keys::delete)
                .route("POST", "/key/block", call -> keys.block(call, true))
                .route("POST", "/key/unblock", call -> keys.block(call, false))
                .route("GET", "/key/info", reads::info)
                .route("GET", "/key/list", reads::list);
    }

    private void usersAndTeams(LiteLlmContext context) {
        LiteLlmRosters rosters = new LiteLlmRosters(context);
        LiteLlmTeams teams = new LiteLlmTeams(context, rosters);
        LiteLlmTeamReads teamReads = new LiteLlmTeamReads(context, rosters);
        LiteLlmMembers members = new LiteLlmMembers(context, rosters);
        LiteLlmUsers users = new LiteLlmUsers(context, new LiteLlmKeyFactory(context), rosters);
        LiteLlmUserReads userReads = new LiteLlmUserReads(context, teamReads);
        router.route("POST", "/user/new", users::create)
                .route("POST", "/user/update", users::update)
                .route("POST", "/user/delete", users::delete)
                .route("GET", "/user/info", userReads::info)
                .route("GET", "/user/list", userReads::list)
                .route("POST", "/team/new", teams::create)
                .route("POST", "/team/update", teams::update)
                .route("POST", "/team/delete", teams::delete)
                .route("POST", "/team/block", call -> teams.block(call, true))
                .route("POST", "/team/unblock", call -> teams.block(call, false))
                .route("GET", "/team/info", teamReads::info)
                .route("GET", "/team/list", teamReads::list)
                .route("GET", "/v2/team/list", teamReads::page)
                .route("POST", "/team/member_add", members::add)
                .route("POST", "/team/member_delete", members::remove);
        if (context.line.isCurrent()) {
            router.route("GET", "/v2/user/info", userReads::infoV2);
        }
    }

    private void models(LiteLlmContext context) {
        LiteLlmModels models = new LiteLlmModels(context);
        LiteLlmChat chat = new LiteLlmChat(context);
        router.route("GET", "/v1/models", models::list)
                .route("GET", "/models", models::list)
                .route("GET", "/v1/models/{id}", models::one)
                .route("GET", "/models/{id}", models::one)
                .route("GET", "/model/info", models::info)
                .route("GET", "/v1/model/info", models::info)
                .route("POST", "/v1/chat/completions", chat::complete)
                .route("POST", "/chat/completions", chat::complete);
    }

    private void health(LiteLlmContext context) {
        LiteLlmHealth health = new LiteLlmHealth(context);
        router.route("GET", "/health/liveliness", health::alive)
                .route("GET", "/health/liveness", health::alive)
                .route("GET", "/health/readiness", health::ready)
                .route("GET", "/openapi.json", health::openApi);
        if (context.line.isCurrent()) {
            router.route("GET", "/health/readiness/details", health::readyDetails);
        }
    }
}
