"""The line that a load shows while it runs."""

from __future__ import annotations

from policygraph.commands.inputs import how_many
from policygraph.commands.shell import RateLine


def line(plans):
    seconds = iter([0.0, 1.0, 2.0, 4.0, 5.0, 6.0])
    return RateLine(plans, lambda: next(seconds))


def test_rate_and_time_left():
    told = line(3)
    assert told.told("a", 0, 500) == "0/3 plans, 0 rows, 0/s"
    assert told.told("a", 500, 500) == "1/3 plans, 500 rows, 250/s, 0:04 left"
    assert told.told("b", 1500, 1500) == "2/3 plans, 2,000 rows, 500/s, 0:02 left"
    assert told.told("c", 0, 0) == "3/3 plans, 2,000 rows, 400/s, 0:00 left"


def test_no_time_is_promised_where_the_number_is_not_known():
    told = line(None)
    assert told.told("a", 10, 10) == "1 plans, 10 rows, 10/s"


def test_what_is_in_of_a_large_plan_counts_for_the_time_left():
    told = line(1)
    assert told.told("a", 0, 1000) == "0/1 plans, 0 rows, 0/s"
    assert told.told("a", 500, 1000) == "0/1 plans, 500 rows, 250/s, 0:02 left"


def test_more_plans_than_thought_are_no_negative_time():
    told = line(1)
    told.told("a", 1, 1)
    assert "left" not in told.told("b", 1, 1)


def test_settling_citations_at_the_end_is_no_plan():
    told = line(1)
    told.told("a", 1, 1)
    assert told.told("", 3, 3).startswith("1/1 plans")


def test_records_are_counted_by_files_and_lines(tmp_path):
    (tmp_path / "many.jsonl").write_text("{}\n\n{}\n")
    (tmp_path / "one.json").write_text("{}")
    (tmp_path / "plan.txt").write_text("x")
    (tmp_path / "other.zip").write_text("x")
    assert how_many([tmp_path]) == 4
    assert how_many([]) == 5
