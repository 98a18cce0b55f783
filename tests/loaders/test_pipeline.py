"""Many documents: in order, one bad one stops no other, several processes give what one gives."""

from importlib import resources
from pathlib import Path

import pytest
from policygraph.errors import DocumentError
from policygraph.loaders.pipeline import records_of

SAMPLES = sorted(Path(str(resources.files("policygraph.data").joinpath("samples"))).glob("*.txt"))


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 broken")
    errors = []
    records = list(records_of([SAMPLES[0], bad, SAMPLES[1]], on_error=errors.append))
    assert [record.plan.source.file for record in records] == [SAMPLES[0].name, SAMPLES[1].name]
    assert [type(error) for error in errors] == [DocumentError]


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_two_processes_give_the_records_of_one_in_the_same_order(tmp_path):
    missing = tmp_path / "missing.txt"
    files = [*SAMPLES, missing]
    alone, together, errors = [], [], []
    alone.extend(records_of(files, on_error=errors.append))
    together.extend(records_of(files, jobs=2, on_error=errors.append))
    assert together == alone
    assert [str(error) for error in errors] == [str(errors[0])] * 2


def test_progress_is_told_after_each_document():
    told = []
    list(records_of(SAMPLES, on_error=print, progress=lambda done, total: told.append((done, total))))
    assert told == [(n, len(SAMPLES)) for n in range(1, len(SAMPLES) + 1)]


def test_documents_are_read_one_at_a_time():
    stream = records_of([SAMPLES[0], Path("never-read.txt")], on_error=print)
    assert next(stream).plan.source.file == SAMPLES[0].name
