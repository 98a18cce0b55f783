"""How long commands take as whole processes, and how memory grows with documents.

    python benchmarks/processes.py [FOLDER]

Loads the shipped records into a throw-away graph, then times `policygraph --help` and canned questions as a
user starts them, beside `python -c pass` and `python -c "import rdflib"` in one run. FOLDER (default: the
PDFs of ../shared/corpus) is read once and four times over: the peak memory should stay the same.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 9
PROGRAM = Path(sys.executable).with_name("policygraph")
PDFS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "pdf"


def median(*command: str | Path) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def peak_megabytes(*command: str | Path) -> float:
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    return usage.ru_maxrss / 1024


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PDFS
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["POLICYGRAPH_STORE"] = str(Path(temporary) / "graph")
        subprocess.run([PROGRAM, "load", "--quiet"], check=True)
        print(f"python -c pass:             {median(sys.executable, '-c', 'pass'):.3f} s")
        print(f"python -c 'import rdflib':  {median(sys.executable, '-c', 'import rdflib'):.3f} s")
        print(f"policygraph --help:         {median(PROGRAM, '--help'):.3f} s (yardstick 0.15)")
        for question in ("leads-by-topic", "leads-everywhere", "graph-summary"):
            print(f"policygraph ask {question}: {median(PROGRAM, 'ask', question):.3f} s (yardstick 0.5)")
        once = sorted(folder.glob("*.pdf"))
        many = Path(temporary) / "many"
        many.mkdir()
        for number in range(4):
            for path in once:
                (many / f"{number}-{path.name}").symlink_to(path)
        a, b = (peak_megabytes(PROGRAM, "extract", "-o", os.devnull, place) for place in (folder, many))
        print(f"extract {len(once)} and {4 * len(once)} PDFs: peak {a:.0f} and {b:.0f} MB, ratio {b / a:.2f}")


if __name__ == "__main__":
    main()
