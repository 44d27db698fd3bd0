package io.github.llmbridge.testkit;

/** Which path leads where. */
final class LiteLlmRoutes implements Handler {
    private static final String ENTERPRISE =
            "Organizations are only available for LiteLLM Enterprise users. " + LiteLlmLicence.NEEDED;

    private final LiteLlmContext context;
    private final Router router;

    LiteLlmRoutes(LiteLlmContext context) {
        this.context = context;
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
        budgetsAndCustomers(context);
        spend(context);
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

    /** JSON is read before anybody asks who calls. */
    private LiteLlmRoutes post(String path, Handler handler) {
        return route("POST", path, handler);
    }

    private LiteLlmRoutes route(String method, String path, Handler handler) {
        router.route(method, path, call -> {
            context.body.checkJson(call);
            return handler.handle(call);
        });
        return this;
    }

    private LiteLlmRoutes get(String path, Handler handler) {
        router.route("GET", path, handler);
        return this;
    }

    private void keys(LiteLlmContext context) {
        LiteLlmKeys keys = new LiteLlmKeys(context, new LiteLlmKeyFactory(context));
        LiteLlmKeyReads reads = new LiteLlmKeyReads(context);
        LiteLlmKeyAdministration administration = new LiteLlmKeyAdministration(context, keys);
        post("/key/generate", keys::generate)
                .post("/key/service-account/generate", administration::generateForServiceAccount)
                .post("/key/regenerate", administration::regenerate)
                .post("/key/{key}/regenerate", administration::regenerate)
                .post("/v2/key/info", reads::infos)
                .post("/key/update", keys::update)
                .post("/key/delete", keys::delete)
                .post("/key/block", call -> keys.block(call, true))
                .post("/key/unblock", call -> keys.block(call, false))
                .get("/key/info", reads::info)
                .get("/key/list", reads::list);
        if (context.line.does(LiteLlmFact.HAS_MORE_ROUTES)) {
            post("/key/bulk_update", administration::bulkUpdate)
                    .post("/key/{key}/reset_spend", administration::resetSpend)
                    .get("/key/aliases", reads::aliases);
        }
    }

    private void usersAndTeams(LiteLlmContext context) {
        LiteLlmRosters rosters = new LiteLlmRosters(context);
        LiteLlmTeams teams = new LiteLlmTeams(context, rosters);
        LiteLlmTeamReads teamReads = new LiteLlmTeamReads(context, rosters);
        LiteLlmMembers members = new LiteLlmMembers(context, rosters);
        LiteLlmUsers users = new LiteLlmUsers(context, new LiteLlmKeyFactory(context), rosters);
        LiteLlmUserReads userReads = new LiteLlmUserReads(context, teamReads);
        LiteLlmUserBulk bulk = new LiteLlmUserBulk(context, users);
        LiteLlmInvitations invitations = new LiteLlmInvitations(context);
        post("/invitation/new", invitations::create)
                .get("/invitation/info", invitations::info)
                .post("/invitation/update", invitations::update)
                .post("/invitation/delete", invitations::delete)
                .post("/user/bulk_update", bulk::update)
                .get("/user/available_roles", bulk::roles)
                .get("/user/available_users", bulk::count)
                .post("/user/new", users::create)
                .post("/user/update", users::update)
                .post("/user/delete", users::delete)
                .get("/user/info", userReads::info)
                .get("/user/list", userReads::list)
                .post("/team/new", teams::create)
                .post("/team/update", teams::update)
                .post("/team/delete", teams::delete)
                .post("/team/block", call -> teams.block(call, true))
                .post("/team/unblock", call -> teams.block(call, false))
                .get("/team/info", teamReads::info)
                .get("/team/list", teamReads::list)
                .get("/v2/team/list", teamReads::page)
                .post("/team/member_add", members::add)
                .post("/team/member_delete", members::remove);
        moreOfTeams(context, rosters, teams, members);
        if (context.line.does(LiteLlmFact.HAS_MORE_ROUTES)) {
            get("/v2/user/info", userReads::infoV2);
        }
    }

    private void moreOfTeams(
            LiteLlmContext context, LiteLlmRosters rosters, LiteLlmTeams teams, LiteLlmMembers members) {
        LiteLlmMemberships memberships = new LiteLlmMemberships(context, rosters);
        LiteLlmTeamRights rights = new LiteLlmTeamRights(context);
        post("/team/bulk_member_add", members::addMany)
                .post("/team/member_update", memberships::update)
                .post("/team/model/add", rights::addModels)
                .post("/team/model/delete", rights::removeModels)
                .get("/team/permissions_list", rights::permissions)
                .post("/team/permissions_update", rights::updatePermissions)
                .get("/team/available", rights::available);
        if (context.line.does(LiteLlmFact.HAS_MORE_ROUTES)) {
            post("/team/permissions_bulk_update", rights::addPermissions)
                    .post("/team/key/bulk_update", rights::updateKeys)
                    .get("/team/{team_id}/members/me", memberships::mine);
        }
        if (context.line.does(LiteLlmFact.HAS_NEWEST_ROUTES)) {
            get("/team/spend/by_user", rights::spendByUser)
                    .post("/team/{team_id}/member/{user_id}/reset_spend", memberships::resetSpend)
                    .post("/team/{team_id}/member/{user_id}/reset_budget", memberships::resetBudget);
            router.route("PATCH", "/team/{team_id}", teams::patch);
        }
    }

    private void models(LiteLlmContext context) {
        LiteLlmModels models = new LiteLlmModels(context);
        LiteLlmModelWrites writes = new LiteLlmModelWrites(context);
        LiteLlmChat chat = new LiteLlmChat(context);
        get("/v1/models", models::list)
                .get("/models", models::list)
                .get("/v1/models/{id}", models::one)
                .get("/models/{id}", models::one)
                .get("/model/info", models::info)
                .get("/v1/model/info", models::info)
                .get("/v2/model/info", models::page)
                .post("/model/new", writes::create)
                .post("/model/update", writes::update)
                .post("/model/delete", writes::delete)
                .post("/v1/chat/completions", chat::complete)
                .post("/chat/completions", chat::complete)
                .route("PATCH", "/model/{id}/update", writes::patch);
        if (context.line.does(LiteLlmFact.BLOCKS_MODELS)) {
            post("/model/block", call -> writes.block(call, true))
                    .post("/model/unblock", call -> writes.block(call, false));
        }
    }

    private void health(LiteLlmContext context) {
        LiteLlmHealth health = new LiteLlmHealth(context);
        get("/health/liveliness", health::alive)
                .get("/health/liveness", health::alive)
                .get("/health/readiness", health::ready)
                .get("/health", health::callModels)
                .get("/openapi.json", health::openApi);
        if (context.line.does(LiteLlmFact.HAS_MORE_ROUTES)) {
            get("/health/readiness/details", health::readyDetails).get("/health/license", health::license);
        }
    }

    private void spend(LiteLlmContext context) {
        LiteLlmSpend spend = new LiteLlmSpend(context);
        LiteLlmActivity activity = new LiteLlmActivity(context);
        post("/spend/calculate", spend::calculate)
                .get("/spend/keys", spend::keys)
                .get("/spend/users", spend::users)
                .get("/spend/logs", spend::logs)
                .get("/spend/logs/ui", spend::page)
                .get("/spend/tags", spend::tags)
                .get("/global/spend", spend::global)
                .get("/global/spend/keys", spend::globalKeys)
                .get("/global/spend/models", spend::globalModels)
                .get("/global/spend/logs", spend::globalDays)
                .get("/global/spend/tags", spend::globalTags)
                .get("/global/spend/teams", spend::globalTeams)
                .post("/global/spend/reset", spend::reset)
                .get("/user/daily/activity", activity::users)
                .get("/team/daily/activity", activity::teams)
                .get("/tag/daily/activity", activity::tags);
        if (context.line.does(LiteLlmFact.HAS_MORE_ROUTES)) {
            get("/spend/logs/v2", spend::page).get("/customer/daily/activity", activity::customers);
        }
        if (context.line.does(LiteLlmFact.TELLS_ACTIVITY_OF_ORGANIZATIONS)) {
            get("/organization/daily/activity", activity::organizations);
        }
    }

    private void credentialsAndTags(LiteLlmContext context, LiteLlmBudgets budgets) {
        LiteLlmCredentials credentials = new LiteLlmCredentials(context);
        LiteLlmTags tags = new LiteLlmTags(context, budgets);
        post("/credentials", credentials::create)
                .get("/credentials", credentials::list)
                .get("/credentials/by_name/{name}", credentials::one)
                .route("PATCH", "/credentials/{name}", credentials::update)
                .route("DELETE", "/credentials/{name}", credentials::delete)
                .post("/tag/new", tags::create)
                .post("/tag/update", tags::update)
                .post("/tag/info", tags::info)
                .post("/tag/delete", tags::delete)
                .get("/tag/list", tags::list);
    }

    private void budgetsAndCustomers(LiteLlmContext context) {
        LiteLlmBudgets budgets = new LiteLlmBudgets(context);
        LiteLlmCustomers customers = new LiteLlmCustomers(context, budgets);
        credentialsAndTags(context, budgets);
        post("/budget/new", budgets::create)
                .post("/budget/update", budgets::update)
                .post("/budget/info", budgets::info)
                .post("/budget/delete", budgets::delete)
                .get("/budget/list", budgets::list)
                .get("/budget/settings", budgets::settings)
                .post("/customer/new", customers::create)
                .post("/customer/update", customers::update)
                .post("/customer/delete", customers::delete)
                .post("/customer/block", customers::block)
                .post("/customer/unblock", customers::unblock)
                .get("/customer/info", customers::info)
                .get("/customer/list", customers::list);
        if (context.line.does(LiteLlmFact.LICENSES_ORGANIZATIONS)) {
            refuseOrganizations(context);
        } else {
            organizations(new LiteLlmOrganizations(context, budgets));
        }
    }

    private void organizations(LiteLlmOrganizations organizations) {
        post("/organization/new", organizations::create)
                .post("/organization/member_add", organizations::addMembers)
                .get("/organization/list", organizations::list)
                .get("/organization/info", organizations::info);
        router.route("PATCH", "/organization/update", organizations::update)
                .route("PATCH", "/organization/member_update", organizations::updateMember)
                .route("DELETE", "/organization/delete", organizations::delete)
                .route("DELETE", "/organization/member_delete", organizations::removeMember);
    }

    /** Without a licence, whatever is asked. */
    private void refuseOrganizations(LiteLlmContext context) {
        Handler refused = call -> {
            context.auth.admit(call);
            throw context.errors.detailError(403, ENTERPRISE);
        };
        post("/organization/new", refused)
                .post("/organization/member_add", refused)
                .get("/organization/daily/activity", refused)
                .get("/organization/list", refused)
                .get("/organization/info", refused);
        router.route("PATCH", "/organization/update", refused)
                .route("PATCH", "/organization/member_update", refused)
                .route("DELETE", "/organization/delete", refused)
                .route("DELETE", "/organization/member_delete", refused);
    }
}
