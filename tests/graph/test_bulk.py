"""Files for the bulk importer: what they hold, and what is refused; `tests/contract` runs the importer."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import msgspec
import pytest
from policygraph.commands.inputs import shipped_records
from policygraph.errors import UsageError
from policygraph.graph import bulk
from policygraph.graph.bulk import write_bulk
from policygraph.graph.loading import load
from policygraph.graph.stores import StoreRefused, open_store


@pytest.fixture(scope="module")
def records():
    return list(shipped_records())


def rows(folder: Path, stem: str) -> list[dict[str, str]]:
    header = (folder / f"{stem}.header.csv").read_text("utf-8").strip().split(",")
    found = []
    for part in sorted(folder.glob(f"{stem}.[0-9]*.csv")):
        with part.open(encoding="utf-8", newline="") as lines:
            found += [dict(zip(header, row, strict=True)) for row in csv.reader(lines)]
    return found


def test_counts_are_those_of_a_load(records, tmp_path):
    exported = write_bulk(records, tmp_path / "out")
    with open_store(tmp_path / "store") as store:
        report = load(store, records)
        held = store.query("MATCH (n) RETURN count(n) AS n")[0]["n"]
    # The first plan says it, the next ones say it again: each shared thing is one row.
    assert exported.node_count == held
    edges = {name: counts.added for name, counts in report.edges.items()}
    assert {name: exported.counts[name] for name in edges} == edges
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["elements"] == exported.counts


def test_every_end_of_a_relationship_is_a_node(records, tmp_path):
    exported = write_bulk(records, tmp_path / "out")
    known = {
        label: {row[f"uri:ID({label})"] for row in rows(tmp_path / "out", f"nodes-{label}")}
        for label in (files[0].removeprefix("nodes-").partition(".")[0] for files in exported.nodes)
    }
    for files in exported.relationships:
        stem = files[0].removesuffix(".header.csv")
        _, _, start, end = stem.split("-")
        found = rows(tmp_path / "out", stem)
        assert {row[f":START_ID({start})"] for row in found} <= known[start]
        assert {row[f":END_ID({end})"] for row in found} <= known[end]


def test_parts_follow_each_other_under_one_header(records, tmp_path, monkeypatch):
    whole = write_bulk(records, tmp_path / "whole")
    monkeypatch.setattr(bulk, "PART_ROWS", 7)
    cut = write_bulk(records, tmp_path / "cut")
    assert cut.counts == whole.counts
    assert max(len(files) for files in cut.nodes) > 10
    assert len(rows(tmp_path / "cut", "nodes-Measure")) == whole.counts["Measure"]
    script = (tmp_path / "cut" / "import.sh").read_text("utf-8")
    assert all(f"$here/{file}" in script for files in (*cut.nodes, *cut.relationships) for file in files)


def test_one_record_after_the_other_is_read(records, tmp_path):
    """Streaming: when the last record is asked for, the first one's measures are on the disk."""

    def slowly():
        yield from records[:-1]
        bulk_file = tmp_path / "out" / "nodes-Measure.1.csv"
        assert bulk_file.exists()
        yield records[-1]

    write_bulk(slowly(), tmp_path / "out")


def test_a_folder_in_use_is_left_alone(records, tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreRefused, match="not empty"):
        write_bulk(records, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_two_versions_of_a_plan_are_refused(records, tmp_path):
    with pytest.raises(UsageError, match="comes twice"):
        write_bulk([records[0], records[0]], tmp_path / "out")


def test_a_list_that_cannot_be_written_is_refused(records, tmp_path):
    measures = tuple(
        msgspec.structs.replace(
            one,
            industries=tuple(msgspec.structs.replace(i, name=f"{i.name}\x1fb") for i in one.industries),
        )
        for one in records[0].measures
    )
    cut = msgspec.structs.replace(records[0], measures=measures)
    with pytest.raises(StoreRefused, match="between the items"):
        write_bulk([cut], tmp_path / "out")


def test_the_script_is_a_shell_script(records, tmp_path):
    write_bulk(records, tmp_path / "out")
    subprocess.run(["sh", "-n", tmp_path / "out" / "import.sh"], check=True)
