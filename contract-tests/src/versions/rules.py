"""Where the source tells of an answer or a request that no document describes."""

import re


def table(*names):
    """Rows of a table of schema.prisma, sent as they are."""
    return lambda source, field: any(field in source.tables.get(name, ()) for name in names)


def classes(*names):
    """An object of one of these classes."""
    return lambda source, field: any(field in source.fields(name) for name in names)


def text(path, pattern="['\"]{field}['\"]"):
    """Something that these files make by hand."""
    return lambda source, field: source.says(path, pattern.replace("{field}", field))


def function(path, name, pattern="['\"]{field}['\"]"):
    """Something that a function makes by hand."""

    def says(source, field):
        for file, content in source.files.items():
            if re.fullmatch(path, file):
                body = re.search(rf"^(?:async )?def {name}\(.*?(?=^\S(?<!\)))", content, re.MULTILINE | re.DOTALL)
                if body and re.search(pattern.replace("{field}", field), body.group(0)):
                    return True
        return False

    return says




def paged(source, field):
    """/v2/model/info as it is listed; an older, hidden one of the same name knows no pages."""
    return "page" in source.routes.get("GET /v2/model/info", {})


def answered(route):
    """Whatever this operation answers."""
    return lambda source, field: source.has_route(route)


PROXY = "litellm/proxy/"
RULES = {
    "litellm": {
        "keys.Key": table("LiteLLM_VerificationToken"),
        "keys.Key#deletedAt": table("LiteLLM_DeletedVerificationToken"),
        "keys.Key#deletedBy": table("LiteLLM_DeletedVerificationToken"),
        "keys.Key#status": text(PROXY + "management_endpoints/key_management_endpoints.py", r'"revoked"'),
        "keys.GeneratedKey": classes("GenerateKeyResponse"),
        "teams.Team": classes("LiteLLM_TeamTable"),
        "teams.Team#keysCount": classes("TeamListItem"),
        "teams.Team#membersCount": classes("TeamListItem"),
        "teams.Team#deletedAt": table("LiteLLM_DeletedTeamTable"),
        "teams.Team#deletedBy": table("LiteLLM_DeletedTeamTable"),
        "teams.TeamMember#userAlias": text(PROXY + "management_endpoints/team_endpoints.py", "user_alias"),
        "teams.TeamMembership": classes("LiteLLM_TeamMembership", "TeamMemberInfoResponse"),
        "teams.TeamMembership#budgetSource": text(PROXY + "(_types|management_endpoints/team_endpoints).py", "budget_source"),
        "spend.SpendLog": table("LiteLLM_SpendLogs"),
        "budgets.Budget": table("LiteLLM_BudgetTable"),
        "budgets.BudgetSetting": classes("ConfigList"),
        "health.Readiness": text(PROXY + "health_endpoints/_health_endpoints.py"),
        "models.Model": function(PROXY + "utils.py", "create_model_info_response", r"base\[\"{field}\"\]"),
        "models.ModelInfo#blocked": text(PROXY + "proxy_server.py", r'model_info\["blocked"\]'),
        "models.ModelInfo#accessViaTeamIds": paged,
        "models.ModelInfo#directAccess": paged,
        "models.ModelInfo#pricingOverrides": text(PROXY + "proxy_server.py", "PRICING_OVERRIDES_KEY"),
        "models.StoredModel": table("LiteLLM_ProxyModelTable"),
        "users.User#policies": table("LiteLLM_UserTable"),
        "users.User#modelMaxBudgetUsage": text(PROXY + "management_endpoints/internal_user_endpoints.py", "{field}"),
        "customers.Customer": table("LiteLLM_EndUserTable"),
        "organizations.UpdateOrganizationRequest": classes("LiteLLM_OrganizationTableUpdate"),
        "organizations.OrganizationMembership": classes("LiteLLM_OrganizationMembershipTable"),
        "credentials.Credential": classes("CredentialView"),
        "tags.Tag": table("LiteLLM_TagTable"),
        "chat.Usage#cost": text(PROXY + "common_request_processing.py", r'"cost": cost_val|\["cost"\] = cost_val'),
        "models.ProxyModels#page": paged,
    },
    "openwebui": {
        "auths.Session": text("open_webui/models/auths.py", r"\b{field}: "),
        # The account itself, by an operation that names no type.
        "users.AccountDetails#createdAt": answered("GET /api/v1/users/user/status"),
        "users.AccountDetails#email": answered("GET /api/v1/users/user/status"),
        "users.AccountDetails#id": answered("GET /api/v1/users/user/status"),
        "users.AccountDetails#role": answered("GET /api/v1/users/user/status"),
        "users.AccountDetails#settings": answered("GET /api/v1/users/user/status"),
    },
}
