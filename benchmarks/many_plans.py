"""A site and single commands over 500 plans: how long they take, and whether memory stays flat.

    python benchmarks/many_plans.py [FOLDER]

FOLDER (default: ../shared/corpus) holds real documents; their texts are written out again and again under new
titles and places until there are 100, then 500 plans. `report` runs over both folders: the peak memory should
stay the same. Then the 500 are loaded into an embedded graph, and single commands are timed as a user starts
them, beside `python -c pass`. CPU seconds stand beside the clock: the machine may have other work.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from policygraph.loaders.canonical import canonicalise
from policygraph.loaders.documents import SUFFIXES, read_document
from policygraph.loaders.extraction import extract_text
from policygraph.ontology.places import place_table

PROGRAM = Path(sys.executable).with_name("policygraph")
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
FEW, MANY = 100, 500
COMMANDS = (
    ("conflicts",),
    ("conflicts", "--place", "贵州"),
    ("targets", "非化石能源消费比重"),
    ("targets", "--office", "能源"),
    ("targets", "--year", "2025", "--place", "贵州"),
    ("compare", "贵州省碳达峰实施方案", "贵阳贵安减污降碳协同增效实施方案"),
    ("responsibility", "贵州省生态环境厅"),
    ("responsibility", "生态环境"),
    ("responsibility", "生态环境", "--html", "a.html"),
    ("responsibility", "生态环境", "--svg", "a.svg"),
    ("responsibility", "生态环境", "--format", "xlsx", "-o", "a.xlsx"),
    ("responsibility", "VOC", "--matrix"),
    ("responsibility", "VOC", "--svg", "a.svg"),
    ("responsibility", "VOC", "--png", "a.png"),
    ("network",),
    ("network", "--between", "agencies"),
    ("network", "--between", "duties", "--graphml", "a.graphml"),
    ("network", "--between", "duties", "--gexf", "a.gexf"),
)


def texts(folder: Path) -> list[tuple[str, str]]:
    """Title and text of each real document."""
    found = []
    for file in sorted(
        f for f in folder.rglob("*") if f.suffix.lower() in SUFFIXES and f.name != "README.md"
    ):
        canonical = canonicalise(read_document(file))
        found.append((extract_text(canonical).plan.title, canonical.text))
    return found


def write_plans(folder: Path, number: int, originals: list[tuple[str, str]]) -> None:
    folder.mkdir()
    cities = [place.name for place in place_table().places if place.kind == "prefecture"]
    for at in range(number):
        title, text = originals[at % len(originals)]
        if at >= len(originals):
            text = f"{cities[at * 7 % len(cities)]}{title}（{at}）\n\n{text}"
        (folder / f"{at:03}.txt").write_text(text, encoding="utf-8")


def measured(*command: str | Path) -> tuple[float, float, float]:
    """Seconds by the clock, CPU seconds, peak megabytes of a command."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    clock = time.perf_counter() - started
    return clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def told(what: str, found: tuple[float, float, float]) -> None:
    print(f"{what}: {found[0]:.2f} s, CPU {found[1]:.2f} s, peak {found[2]:.0f} MB", flush=True)


def main() -> None:
    originals = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
    with tempfile.TemporaryDirectory() as temporary:
        here = Path(temporary)
        os.environ["POLICYGRAPH_STORE"] = str(here / "graph")
        peaks = []
        for number in (FEW, MANY):
            folder, site = here / f"plans-{number}", here / f"site-{number}"
            write_plans(folder, number, originals)
            for run in ("first", "second"):
                found = measured(PROGRAM, "report", folder, "-o", site, "--quiet")
                told(f"report, {number} plans, {run} run", found)
                peaks += [found[2]] if run == "first" else []
        print(f"peak memory, {MANY} plans to {FEW}: {peaks[1] / peaks[0]:.2f}")
        told(f"load {MANY} plans", measured(PROGRAM, "load", here / f"plans-{MANY}", "--quiet"))
        told("python -c pass", measured(sys.executable, "-c", "pass"))
        os.chdir(here)  # where the files of the commands go
        for command in COMMANDS:
            told(" ".join(command), measured(PROGRAM, *command))


if __name__ == "__main__":
    main()
