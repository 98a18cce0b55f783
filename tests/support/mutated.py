"""Documents spoilt on purpose: cut, shuffled, doubled, strewn with other languages and control characters.

Each must give a record whose duties and targets stand where it says, or a `DocumentError` of one sentence.
"""

from __future__ import annotations

import random
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

from policygraph.errors import DocumentError, DocumentWarning
from policygraph.loaders.canonical import canonicalise
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract_text
from policygraph.loaders.record import Record, dumps, loads

STRANGE = (
    "The quick brown fox shall lead by 2030, 30%. ", "Министерство отвечает за 50 %. ", "環境省が担当する。",
    "العربية ٢٠٢٥ ", "환경부 책임 ", "\U0001f600\u200d\U0001f468", "e\u0301\u0301", "\u202e牵头", "\u200b",
    "\ufeff", "\x07", "\x1b[31m", "\x85", "\u2028", "\ud7ff", "\ufdd0", "\ufdd1", "（省水利厅牵头，", "）",
    "《", "》", "〔", "\t", "\r", "\x0c", "|", "①", "％",
)  # fmt: skip
LONGEST = 100_000

Change = Callable[[random.Random, str, int, int], str]


def _shuffled(chance: random.Random, parts: Sequence[str], joint: str) -> str:
    return joint.join(chance.sample(parts, len(parts)))


def _strewn(chance: random.Random, text: str, start: int, end: int) -> str:
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(STRANGE) + text[at:]
    return text


CHANGES: tuple[Change, ...] = (
    lambda _, text, start, end: text[:start] + text[end:],
    lambda _, text, start, end: text[start:],
    lambda _, text, start, end: text[:end],
    lambda chance, text, start, end: _shuffled(chance, text.split("\n"), "\n"),
    lambda chance, text, start, end: text[:start] + _shuffled(chance, text[start:end], "") + text[end:],
    lambda chance, text, start, end: text[:end] + text[start:end] * chance.randint(1, 3) + text[end:],
    lambda chance, text, start, end: text.replace(
        chance.choice("，。；、（）\n"), chance.choice(" （）《》、,")
    ),
    _strewn,
)


def spoilt(chance: random.Random, text: str) -> str:
    """Return a text after a few changes."""
    for _ in range(chance.randint(1, 6)):
        if len(text) < len(STRANGE):
            break
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(1, max(2, len(text) // 3)))
        text = chance.choice(CHANGES)(chance, text, start, end)
    return text[:LONGEST]


def encoded(chance: random.Random, text: str) -> bytes:
    """Return a text as a file: mostly UTF-8, at times another encoding or two at once."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    way = chance.random()
    if way < 0.75:
        return text.encode()
    if way < 0.9:
        return text.encode(chance.choice(["gb18030", "utf-16", "utf-16-le", "utf-32"]))
    half = len(text) // 2
    return bytes_changed(chance, text[:half].encode() + text[half:].encode("gb18030"))


def bytes_changed(chance: random.Random, data: bytes) -> bytes:
    """Return data with some bytes changed, at times cut."""
    changed = bytearray(data)
    for _ in range(chance.randint(0, 20) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.1 and changed else changed)


def document(
    chance: random.Random, texts: Sequence[str], files: Sequence[tuple[str, bytes]]
) -> tuple[str, bytes]:
    """Return the name and the bytes of one spoilt document."""
    if files and chance.random() < 0.2:
        name, data = chance.choice(files)
        return name, bytes_changed(chance, data)
    text = spoilt(chance, chance.choice(texts))
    if chance.random() < 0.15:
        text = (
            "<html><body><p>"
            + text.replace("\n", "</p><p>")
            + chance.choice(["</p></body></html>", "<table><tr>"])
        )
    return chance.choice(["plan.txt", "plan.txt", "plan.md", "plan.html"]), encoded(chance, text)


def outcome(file: Path) -> str:
    """Return `record` or `refused`; raise whatever else comes of a document."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DocumentWarning)
        try:
            canonical = canonicalise(read_document(file))
        except DocumentError as error:
            if "\n" in str(error):
                raise AssertionError(f"no one sentence: {error}") from error
            return "refused"
    record = extract_text(canonical)
    prove(record, canonical.text)
    return "record"


def prove(record: Record, text: str) -> None:
    """Raise `AssertionError` where a record cannot be read again, or says what does not stand there."""
    assert loads(dumps(record), "record") == record
    for measure in record.measures:
        said = [(duty.span, duty.mention) for duty in measure.duties]
        said += [(target.span, target.quote) for target in measure.targets]
        for (start, end), words in said:
            assert words
            assert "".join(text[start:end].split()) == "".join(words.split()), (start, end, words)
    for one in record.unread:
        assert 0 <= one.span[0] < one.span[1] <= len(text), one


def shipped_texts() -> list[str]:
    """Return the sample plans that ship with policygraph."""
    samples = resources.files("policygraph.data").joinpath("samples")
    return [one.read_text("utf-8") for one in samples.iterdir() if one.name.endswith(".txt")]


def run(
    count: int, seed: int, files: Sequence[tuple[str, bytes]] = ()
) -> tuple[Counter[str], list[str], float]:
    """Spoil `count` documents and read them; return how many gave what, the faults, the longest seconds."""
    chance = random.Random(seed)
    texts = shipped_texts()
    counts: Counter[str] = Counter()
    faults: list[str] = []
    longest = 0.0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as reader:
        for number in range(count):
            name, data = document(chance, texts, files)
            file = Path(folder, name)
            file.write_bytes(data)
            started = time.perf_counter()
            read = reader.submit(outcome, file)
            fault = read.exception()
            if fault:
                counts["fault"] += 1
                trace = "".join(traceback.format_exception(fault))
                faults.append(f"document {number} of seed {seed}, {name}:\n{trace}")
            else:
                counts[read.result()] += 1
            longest = max(longest, time.perf_counter() - started)
    return counts, faults, longest
