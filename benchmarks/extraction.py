"""How fast documents become records, beside what a peer needs for less, in one run.

    python benchmarks/extraction.py [FOLDER]

FOLDER holds `seeds/*.txt` and `pdf/*.pdf` (default: ../shared/corpus beside the checkout). Prints three
comparisons, each the median of several paired rounds:

- records out of the five plans' text, beside `jieba.lcut` merely segmenting it (dictionary loaded before);
- reading and extracting all PDFs, beside pypdfium2 merely reading their text, both in one process;
- texts made to be slow (a run of one sign), at two lengths: twice the text should take twice the time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import pypdfium2
from policygraph.loaders.canonical import CanonicalText, canonicalise
from policygraph.loaders.documents import RawDocument, read_document
from policygraph.loaders.extraction import extract, extract_text

ROUNDS = 7
SIGNS = ("（", "1", "、", "《", "建1座", "责任单位：", "牵头单位：", "5%、", "建设1座，", "分别达5%、")
"""What a text made to be slow repeats."""

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def pair(name: str, ours: Callable[[], object], peer: Callable[[], object]) -> None:
    """Run both in turn, A B A B, and print the medians and the median of the ratios pair by pair."""
    rounds = [(seconds(ours), seconds(peer)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in rounds)
    mine, theirs = (statistics.median(one) for one in zip(*rounds, strict=True))
    print(f"{name}: ours {mine:.3f} s, peer {theirs:.3f} s, ratio {ratio:.2f}")


def bare_text(path: Path) -> int:
    chars = 0
    pdf = pypdfium2.PdfDocument(path)
    for number in range(len(pdf)):
        page = pdf[number]
        textpage = page.get_textpage()
        chars += len(textpage.get_text_range())
        textpage.close()
        page.close()
    pdf.close()
    return chars


def run_of(sign: str, count: int) -> CanonicalText:
    return canonicalise(
        RawDocument("run.txt", "text/plain", "0" * 64, "made", ("一、任务\n" + sign * count,), paged=False)
    )


def main() -> None:
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    texts = [canonicalise(read_document(path)) for path in sorted((corpus / "seeds").glob("*.txt"))]
    pdfs = sorted((corpus / "pdf").glob("*.pdf"))
    if not texts or not pdfs:
        sys.exit(f"{corpus} does not hold seeds/*.txt and pdf/*.pdf")
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    first = seconds(lambda: [extract(path) for path in pdfs])
    print(f"{len(pdfs)} PDFs, first time in a process, tables loaded on the way: {first:.3f} s")
    pair(
        f"{len(pdfs)} PDFs: read and extract / pypdfium2 reads their text",
        lambda: [extract(path) for path in pdfs],
        lambda: [bare_text(path) for path in pdfs],
    )
    chars = sum(len(one.text) for one in texts)
    pair(
        f"{len(texts)} plans, {chars} characters: extract / jieba.lcut segments",
        lambda: [extract_text(one) for one in texts],
        lambda: [jieba.lcut(one.text) for one in texts],
    )
    for sign in (
        "（",
        "1",
        "、",
        "《",
        "建1座",
        "责任单位：",
        "牵头单位：",
        "5%、",
        "建设1座，",
        "分别达5%、",
    ):
        count = 50_000 // len(sign)
        short, long = run_of(sign, count), run_of(sign, 2 * count)
        a, b = (min(seconds(lambda one=one: extract_text(one)) for _ in range(3)) for one in (short, long))
        print(f"{count:,} and {2 * count:,} times {sign}: {a:.3f} s and {b:.3f} s, ratio {b / a:.2f}")


if __name__ == "__main__":
    main()
