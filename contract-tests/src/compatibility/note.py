"""Notes what a live run came to, from Surefire's reports: note.py runs.csv LITELLM OPENWEBUI REPORTS"""

import csv
import datetime
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

COLUMNS = ["litellm", "openwebui", "date", "passed", "failed", "skipped", "failing"]


def version(text):
    return [int(part) for part in text.split(".")]


def outcome(reports):
    """How many tests passed, failed, were skipped, and the names of those that failed."""
    passed, skipped, failing = 0, 0, []
    for report in sorted(Path(reports).glob("TEST-*.xml")):
        for test in xml.parse(report).getroot().iter("testcase"):
            if test.find("failure") is not None or test.find("error") is not None:
                failing.append(test.get("classname").rsplit(".", 1)[-1] + "." + test.get("name").split("(")[0].split("{")[0])
            elif test.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return passed, len(failing), skipped, " ".join(sorted(set(name.replace(" ", "_") for name in failing)))


def main(file, litellm, openwebui, reports):
    rows = []
    if Path(file).exists():
        with open(file, newline="") as stream:
            rows = [row for row in csv.DictReader(stream) if (row["litellm"], row["openwebui"]) != (litellm, openwebui)]
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    rows.append(dict(zip(COLUMNS, [litellm, openwebui, today, *outcome(reports)])))
    rows.sort(key=lambda row: (version(row["litellm"]), version(row["openwebui"])))
    with open(file, "w", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
