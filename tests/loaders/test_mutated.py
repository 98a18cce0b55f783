"""Whether any document, however spoilt, becomes a record that proves itself or one clear sentence.

A few are spoilt each time. `POLICYGRAPH_MUTATIONS=10000 pytest tests/loaders/test_mutated.py -s` spoils many.
"""

import os

from formats import FORMATS
from mutated import run, shipped_texts

COUNT = int(os.environ.get("POLICYGRAPH_MUTATIONS", "60"))
SEED = int(os.environ.get("POLICYGRAPH_SEED", "1"))


def test_spoilt_documents_give_a_record_or_a_sentence():
    texts = shipped_texts()
    files = [(name, made(text)) for text in texts[:2] for name, made in FORMATS.items()]
    counts, faults, longest = run(COUNT, SEED, files)
    print(f"{dict(counts)}, slowest {longest:.1f} s")
    assert not faults, "\n".join(faults[:3])
    assert sum(counts.values()) == COUNT
