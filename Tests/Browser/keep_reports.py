"""Keeps the reports of a running service with the example year as the samples in Tests/Reports.

    Tests/Browser/keep_reports.py ORIGIN TOKEN

Each sample is asked for anew, of the day it has; what it is about is found by its title among the links of the other reports.
"""
import json
import pathlib
import sys
import urllib.request

KEPT = pathlib.Path(__file__).parent.parent / "Reports"
ORDER = ["code", "subject", "title", "summary", "at", "dataTime", "definition", "source", "figures", "filters", "chart", "columns", "rows", "tables"]
FOLDERS = {"meeting": "/meetings/", "decision": "/decisions/", "activity": "/activities/", "proposal": "/proposals/"}


def ask(origin, token, code, **query):
    given = "&".join(f"{name}={value}" for name, value in query.items() if value)
    request = urllib.request.Request(f"{origin}/samverkan/v1/dashboards/{code}?{given}", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        report = json.load(answer)
    report.pop("_links", None)
    return report


def links(value):
    """Every {"text", "path"} in a report."""
    if isinstance(value, dict):
        if value.get("path"):
            yield value["path"], value.get("text")
        for each in value.values():
            yield from links(each)
    elif isinstance(value, list):
        for each in value:
            yield from links(each)


def written(report):
    """JSON with a line for every figure, filter, column and row, so that a change is seen where it is."""
    line = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    lines = lambda values, indent: "[]" if not values else "[\n" + ",\n".join(indent + " " + line(each) for each in values) + f"\n{indent}]"
    ordered = lambda members: sorted(members.items(), key=lambda member: ORDER.index(member[0]))
    table = lambda t: " {" + ",\n   ".join(
        f'"{name}": {lines(value, "   ") if name in ("columns", "rows") else line(value)}' for name, value in ordered(t)) + "}"
    parts = []
    for name, value in ordered(report):
        if name == "tables":
            parts.append(' "tables": [\n ' + ",\n ".join(map(table, value)) + "\n ]")
        else:
            parts.append(f' "{name}": {lines(value, " ") if isinstance(value, list) else line(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main(origin, token):
    samples = {path: json.loads(path.read_text()) for path in sorted(KEPT.glob("*.json"))}
    known = {}
    for path, sample in samples.items():
        if sample["code"] not in FOLDERS:
            known.update(links(ask(origin, token, sample["code"], at=sample["at"], subject=sample["subject"])))
    for path, sample in samples.items():
        code, subject = sample["code"], sample["subject"]
        if code in FOLDERS:
            found = sorted(p for p in known if p.startswith(FOLDERS[code]) and p.count("/") == 2)
            bodies = (ask(origin, token, code, at=sample["at"], subject=p.rsplit("/", 1)[1]) for p in found)
            report = next((body for body in bodies if body["title"] == sample["title"]), None)
            if report is None:
                sys.exit(f"{path.name}: nothing is called {sample['title']}")
        else:
            report = ask(origin, token, code, at=sample["at"], subject=subject)
        path.write_text(written(report))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
