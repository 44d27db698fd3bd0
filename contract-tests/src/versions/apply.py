"""Writes the versions of a table into the Java sources: annotations, and the sentences of the Javadoc that say the same."""

import re

PRODUCT = {"litellm": "LiteLLM", "openwebui": "Open WebUI"}

# Classes that say since when they are there begin with what they are for.
CLASSES = {
    "BudgetLimit": "keys.GenerateKeyRequest#budgetLimits",
    "keys.BulkUpdateKeysRequest": "keys.Keys#bulkUpdate",
    "keys.BulkUpdatedKeys": "keys.Keys#bulkUpdate",
    "keys.KeyAliases": "keys.Keys#aliases",
    "keys.KeyAliasesQuery": "keys.Keys#aliases",
    "keys.KeyChange": "keys.Keys#bulkUpdate",
    "keys.KeySpendReset": "keys.Keys#resetSpendAnswer",
    "keys.KeyUpdateResult": "keys.Keys#bulkUpdate",
    "keys.ResetKeySpendRequest": "keys.Keys#resetSpendAnswer",
    "teams.BulkUpdatePermissionsRequest": "teams.Teams#bulkUpdatePermissions",
    "teams.BulkUpdateTeamKeysRequest": "teams.Teams#bulkUpdateKeys",
    "teams.ResetTeamMemberSpendRequest": "teams.Teams#resetMemberSpend",
    "teams.TeamKeysChange": "teams.Teams#bulkUpdateKeys",
    "teams.TeamMemberBudget": "teams.Teams#resetMemberBudget",
    "teams.TeamMemberSpend": "teams.Teams#resetMemberSpend",
    "teams.TeamSpendByUser": "teams.Teams#spendByUserAnswer",
    "teams.TeamUserSpend": "teams.Teams#spendByUserAnswer",
    "teams.UpdatedPermissions": "teams.Teams#bulkUpdatePermissions",
}


def apply(server, module, rows):
    texts = {}
    for row in rows:
        owner, element = row["name"].split("#")
        file = module / "src/main/java/io/github/llmbridge" / server / (owner.split("$")[0].replace(".", "/") + ".java")
        text = texts.setdefault(file, file.read_text())
        for annotation, word in (("Since", "since"), ("Until", "until")):
            if row[word]:
                text = annotate(text, annotation, element, row[word])
        if row["since"]:
            text = describe(text, element, row["since"], PRODUCT[server])
        texts[file] = text
    since = {row["name"]: row["since"] for row in rows}
    for owner, reason in CLASSES.items():
        if reason in since:
            file = module / "src/main/java/io/github/llmbridge" / server / (owner.replace(".", "/") + ".java")
            head, body = re.split(r"(?=\* @param|\*/)", texts.get(file) or file.read_text(), maxsplit=1)
            texts[file] = sentence(PRODUCT[server]).sub(rf"\g<1>{since[reason]}", head) + body
    for file, text in texts.items():
        file.write_text(text)


def annotate(text, annotation, element, version):
    """The annotation before a component, which ends its line, or before a method, which a blank line ends."""
    component = rf'(@{annotation}\()"[^"]*"(\)(?:(?!,\n|[;{{}}]|\n\n)[\s\S])*?(?<![\w.])(?:{element})(?=,\n|\) \{{))'
    method = rf'(@{annotation}\()"[^"]*"(\)\n(?:(?!;\n|\n\n)[\s\S])*? {element}\()'
    changed, count = re.subn(component, rf'\g<1>"{version}"\2', text)
    if not count:
        changed, count = re.subn(method, rf'\g<1>"{version}"\2', text)
    if not count:
        raise ValueError(f"no @{annotation} of {element}")
    return changed


def describe(text, element, version, product):
    """What is said of a component, of a method, and of the methods of a hand-written builder that set the component."""
    def say(match):
        return sentence(product).sub(rf"\g<1>{version}", match.group(0))

    text = re.sub(rf"\* @param {element} (?:(?!\* @param|\*/)[\s\S])*", say, text)
    setter = f"(?:{element}|clear{element[0].upper()}{element[1:]})"
    return re.sub(rf"/\*\*(?:(?!\*/)[\s\S])*\*/\n(?:(?!\n\n|/\*\*|;\n)[\s\S])*? {setter}\(", say, text)


def sentence(product):
    return re.compile(rf"([Ss]ince(?:\s+\*)?\s+{product}(?:\s+\*)?\s+)\d+(?:\.\d+)+")
