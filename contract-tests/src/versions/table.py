"""Says of each mark of the clients in which version it began or ended, and writes that into the sources: see README.md."""

import argparse
import csv
import re
import subprocess
import sys
from pathlib import Path

from rules import RULES
from server import Version

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
COLUMNS = ["kind", "name", "since", "last_without", "until", "last_with", "found_by", "on_the_wire"]
NUMBERS = {"litellm": ("1.77.3", "1.106.0"), "openwebui": ("0.6.30", "0.12.4")}
PACKAGES = {"litellm": "litellm", "openwebui": "open-webui"}
MODULES = {"litellm": "litellm-client", "openwebui": "openwebui-client"}


def numbers(version):
    return tuple(int(part) for part in version.split("."))


# Conveniences begin with the operation that they call.
CALLS = {
    "customers.Customers#dailyActivity": "customers.Customers#dailyActivityPage",
    "keys.Keys#resetSpend": "keys.Keys#resetSpendAnswer",
    "keys.Keys#streamAliases": "keys.Keys#aliases",
    "models.ProxyModels#stream": "models.ProxyModels#page",
    "organizations.Organizations#dailyActivity": "organizations.Organizations#dailyActivityPage",
    "spend.Spend#streamLogs": "spend.Spend#logPage",
    "teams.Teams#patch": "teams.Teams#patchAnswer",
    "teams.Teams#spendByUser": "teams.Teams#spendByUserAnswer",
    "users.Users#infoV2": "users.Users#infoV2Answer",
}


class Mark:
    def __init__(self, name, since, until, where):
        self.name = name
        self.since = since or None
        self.until = until or None
        self.places = []
        for place in filter(None, where.split("; ")):
            parts = place.split(" ")
            self.places.append((" ".join(parts[:2]), *(parts[2:] or ("operation", ""))))
        kinds = {kind for _, kind, _ in self.places}
        if self.name in RULES["litellm"]:
            kinds -= {"request"} if "answer" in kinds else set()
        self.kind = next((kind for kind in ("operation", "request", "query", "answer") if kind in kinds), "convenience")
        self.places = [place for place in self.places if place[1] == self.kind]

    def on_the_wire(self):
        if self.kind == "answer":
            return " ".join(sorted({field.split(".")[-1] for _, _, field in self.places}))
        return "; ".join(dict.fromkeys(f"{name} {field}".strip() for name, _, field in self.places))


def look(server, mark, place, version):
    """Whether a version has a mark at one place, and who says so."""
    name, kind, field = place
    document, source = version.document, version.source
    in_document = document is not None and document.has_route(name)
    in_source = source.has_route(name)
    rule = RULES[server].get(mark.name, RULES[server].get(mark.name.split("#")[0]))
    if rule:
        return rule(source, field.split(".")[-1]), "source"
    if kind == "operation":
        if in_document:
            return True, "document"
        if in_source:
            return True, "source"
        return False, "document" if document else "source"
    if not in_document and not in_source:
        return None, "no route"
    if in_document:
        said = document.has(name, kind, field)
        if said is not None:
            if in_source and kind != "answer" and source.has(name, kind, field) not in (said, None):
                print(f"{server} {version.name}: {place}: the source says otherwise than the document", file=sys.stderr)
            return said, "document"
    if in_source and (document is None or not in_document):
        said = source.has(name, kind, field)
        if said is not None:
            return said, "source"
    return None, "silent"


def seen(server, mark, versions):
    """Version to (whether it has the mark, who says so), of the versions that tell."""
    old, new = (next(version for version in versions if version.name == name) for name in NUMBERS[server])
    end = old if mark.until and not mark.since else new
    places = [place for place in mark.places if look(server, mark, place, end)[0]]
    looks = {place: {version.name: look(server, mark, place, version) for version in versions} for place in places}
    if mark.kind in ("request", "query"):
        first = min((begin(look_) for look_ in looks.values()), default=None, key=numbers)
        # An operation that came later and lacked the field for a while does not move it.
        looks = {place: look_ for place, look_ in looks.items() if look_[first][1] != "no route"}
    told = {}
    for version in versions:
        here = [look_[version.name] for look_ in looks.values()]
        has = [(has, by) for has, by in here if has is not None]
        if has:
            answer = (any if mark.kind == "answer" else all)(has for has, _ in has)
            told[version.name] = (answer, "source" if any(by == "source" for said, by in has if said == answer) else "document")
        elif here and all(by == "no route" for _, by in here):
            told[version.name] = (False, "no route")
    return told


def begin(looks):
    """The first version that has something, after the last that has not."""
    order = sorted(looks, key=numbers)
    without = max((at for at, name in enumerate(order) if looks[name][0] is False or looks[name][1] == "no route"), default=-1)
    return next((name for name in order[without + 1:] if looks[name][0]), order[-1])


def row(server, mark, versions):
    result = dict.fromkeys(COLUMNS, "")
    result |= {"kind": mark.kind, "name": mark.name, "on_the_wire": mark.on_the_wire()}
    told = seen(server, mark, versions)
    order = sorted(told, key=numbers)
    new = NUMBERS[server][1]
    if mark.since:
        without = [version for version in order if not told[version][0] and numbers(version) < numbers(new)]
        last = without[-1] if without else ""
        first = next((version for version in order if told[version][0] and (not last or numbers(version) > numbers(last))), "")
        if first and last:
            result |= {"since": first, "last_without": last, "found_by": how(told, first, last)}
        else:
            result |= {"since": mark.since, "found_by": "unknown"}
    if mark.until:
        with_ = [version for version in order if told[version][0]]
        last = with_[-1] if with_ else ""
        first = next((version for version in order if last and numbers(version) > numbers(last)), "")
        if first:
            result |= {"until": first, "last_with": last, "found_by": how(told, first, last)}
        else:
            result |= {"until": mark.until, "found_by": "unknown"}
    return result


def how(told, *versions):
    ways = {told[version][1] for version in versions} - {"no route"}
    return " and ".join(sorted(ways)) or "no route"


def read_marks(server):
    file = ROOT / "contract-tests/target" / f"{server}-marks.tsv"
    return [Mark(*line.split("\t")) for line in file.read_text().splitlines()]


def read_table(server):
    with open(HERE / f"{server}.csv", newline="") as file:
        return list(csv.DictReader(file))


def released(server):
    """All releases, the oldest first."""
    index = subprocess.run([sys.executable, "-m", "pip", "index", "versions", PACKAGES[server]], capture_output=True, text=True, check=True)
    listed = re.search(r"Available versions: (.*)", index.stdout).group(1).split(", ")
    return sorted((version for version in listed if re.fullmatch(r"[\d.]+", version)), key=numbers)


def gaps(server):
    """Prints where to look next: amid the releases between the last version without and the first with something."""
    releases = released(server)
    wanted = set()
    for each in read_table(server):
        for last, first in ((each["last_without"], each["since"]), (each["last_with"], each["until"])):
            if first and last:
                between = [version for version in releases if numbers(last) < numbers(version) < numbers(first)]
                wanted |= {between[len(between) // 2]} if between else set()
    print(*sorted(wanted, key=numbers))


def write(server, work):
    versions = [Version(home) for home in sorted((work / server).iterdir(), key=lambda home: numbers(home.name)) if (home / "source.zip").exists()]
    with open(HERE / f"{server}.csv", "w", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        rows = {mark.name: row(server, mark, versions) for mark in read_marks(server)}
        for name, called in CALLS.items():
            if name in rows:
                found = rows[called]
                rows[name] |= {"since": found["since"], "last_without": found["last_without"], "found_by": "calls " + called.split("#")[1]}
        table.writerows(rows.values())
    (HERE / f"{server}-versions.txt").write_text(
        "# Versions that were looked at: by the OpenAPI document and the source, or by the source alone.\n"
        + "".join(f"{version.name} {'document' if version.document else 'source'}\n" for version in versions)
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mode", choices=("write", "gaps", "apply"))
    parser.add_argument("server", choices=NUMBERS)
    parser.add_argument("--work", type=Path, help="where collect.py has put what it found")
    options = parser.parse_args()
    if options.mode == "write":
        write(options.server, options.work)
    elif options.mode == "gaps":
        gaps(options.server)
    else:
        from apply import apply

        apply(options.server, ROOT / MODULES[options.server], read_table(options.server))


if __name__ == "__main__":
    main()
