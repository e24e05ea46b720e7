"""The table of a run in markdown, and its verdict: status 1 when a target is missed.

report.py MEASUREMENTS MEMORY STARTS JUDGED…   JUDGED are the reads that the targets speak of

MEASUREMENTS  tab separated: round, read, service, clients, requests/s, 99th percentile in µs (empty: none)
MEMORY        /proc/PID/status of the daemon after the load
STARTS        milliseconds of each start, one a line
"""

import re
import sys
from collections import defaultdict
from statistics import median

SERVICES = {
    "samverkan": "samverkan",
    "logged": "samverkan with its request log",
    "fresh": "samverkan, remembering no answers",
    "go": "Go net/http + pgx",
    "fastapi": "FastAPI + asyncpg",
    "pgbench": "pgbench, the same SQL",
    "pipelined": "pgbench in pipeline mode",
    "open": "samverkan, no database",
}
CLIENTS = (1, 16, 64)
# At 64 clients: how many times the requests of each.
TARGETS = {"go": 1.0, "fastapi": 4.0, "open": 0.5}
JUDGED_CLIENTS = 64
MEMORY_LIMIT = 64 * 1024  # KiB
START_LIMIT = 100  # ms

measurements, memory_file, starts_file, *judged = sys.argv[1:]
rates = defaultdict(dict)  # (read, service, clients) → round → requests/s
delays = defaultdict(list)  # (read, service, clients) → ms
reads = []
with open(measurements, encoding="utf-8") as lines:
    for line in lines:
        number, read, service, clients, rate, delay = line.rstrip("\n").split("\t")
        key = (read, service, int(clients))
        rates[key][number] = float(rate)
        if delay:
            delays[key].append(float(delay) / 1000)
        if read not in reads:
            reads.append(read)


def ratios(read: str, service: str, clients: int) -> list[float]:
    """samverkan's rate over the other's, in each round: the two were measured right after each other."""
    ours, theirs = rates[read, "samverkan", clients], rates[read, service, clients]
    return sorted(ours[number] / theirs[number] for number in ours.keys() & theirs.keys())


def ratio_text(read: str, service: str) -> str:
    found = [ratios(read, service, clients) for clients in CLIENTS]
    return " / ".join(f"{median(each):.2f}" if each else "–" for each in found)


def cells(read: str, service: str, clients: int) -> list[str]:
    key = (read, service, clients)
    rate = f"{median(rates[key].values()):,.0f}" if rates[key] else "–"
    return [rate, f"{median(delays[key]):.1f}" if delays[key] else "–"]


heads = [f"{clients} client{'s' * (clients > 1)}: requests/s | p99 ms" for clients in CLIENTS]
print(f"| read | service | {' | '.join(heads)} | samverkan ÷ it, {' / '.join(map(str, CLIENTS))} clients |")
print("|---|---|" + "--:|" * (2 * len(CLIENTS) + 1))
for read in reads:
    for service, name in SERVICES.items():
        if any(rates[read, service, clients] for clients in CLIENTS):
            values = [cell for clients in CLIENTS for cell in cells(read, service, clients)]
            ratio = "" if service == "samverkan" else ratio_text(read, service)
            print(f"| `{read}` | {name} | {' | '.join(values)} | {ratio} |")

with open(memory_file, encoding="utf-8") as lines:
    memory = {name: int(size) for name, size in re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", lines.read(), re.MULTILINE)}
with open(starts_file, encoding="utf-8") as lines:
    starts = [float(line) for line in lines]

missed = 0


def judge(what: str, value: str, target: str, holds: bool) -> None:
    global missed
    missed += not holds
    print(f"| {what} | {target} | {value} | {'yes' if holds else '**no**'} |")


print("\n| target | asked | measured | reached |\n|---|--:|--:|---|")
for read in judged:
    for service, least in TARGETS.items():
        found = ratios(read, service, JUDGED_CLIENTS)
        # Judged on two decimals, as it is shown.
        value = round(median(found), 2)
        spread = f"{value:.2f} ({found[0]:.2f}–{found[-1]:.2f})"
        what = f"`{read}` ÷ {SERVICES[service]}, {JUDGED_CLIENTS} clients"
        judge(what, spread, f"≥ {least:g}", value >= least)
rss, peak = memory["VmRSS"], memory["VmHWM"]
judge(
    "resident memory after the load (at its highest)",
    f"{rss / 1024:.1f} MiB ({peak / 1024:.1f})",
    f"≤ {MEMORY_LIMIT // 1024} MiB",
    rss <= MEMORY_LIMIT,
)
start = median(starts)
judge(
    "from exec to ready, the database up",
    f"{start:.0f} ms ({min(starts):.0f}–{max(starts):.0f})",
    f"≤ {START_LIMIT} ms",
    start <= START_LIMIT,
)
sys.exit(missed > 0)
