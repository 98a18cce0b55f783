"""Two versions of a plan: every edit is found, and nothing that nobody edited."""

from __future__ import annotations

import pytest
from edits import edited, plans, text_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policygraph.analysis.diff import diff
from policygraph.commands.inputs import shipped_records
from policygraph.loaders.record import without_text
from reading import record_of

OLD = """贵州省节水方案

一、重点任务

（一）工业节水。推动企业循环用水，到2025年，再生水利用率达到30%。（省水利厅、省财政厅按职责分工负责）

（二）农业节水。推广滴灌。（省农业农村厅牵头，省水利厅配合）

（三）城镇节水。改造老旧管网，完善计量设施建设。（省住房城乡建设厅负责）

二、保障措施

（一）加强领导。各地要提高认识，认真抓好落实。

（二）强化监督。建立通报制度，定期开展检查。
"""


def changes(old: str, new: str) -> list[tuple[str, str, str | None, str | None]]:
    """(kind, what about, old words, new words) of every change but mere numbers."""
    found = diff(record_of(old), record_of(new)).changes
    return [
        (c.kind, c.about or c.measure, c.old and c.old.words, c.new and c.new.words)
        for c in found
        if c.kind != "renumbered"
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_edit_is_found_and_none_invented(data):
    old = data.draw(plans())
    new = data.draw(edited(old))
    found = diff(record_of(text_of(old)), record_of(text_of(tuple(map(tuple, new.chapters))))).changes
    assert {(c.kind, c.measure) for c in found if c.kind != "renumbered"} == new.found


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_number_that_changed_is_told_of_each_measure_that_did_not_move(data):
    old = data.draw(plans())
    new = data.draw(edited(old))
    found = diff(record_of(text_of(old)), record_of(text_of(tuple(map(tuple, new.chapters))))).changes
    assert all(c.old.path != c.new.path for c in found if c.kind in ("renumbered", "moved"))
    now = {item.title: (i, j) for i, items in enumerate(new.chapters) for j, item in enumerate(items)}
    was = {item.title: (i, j) for i, items in enumerate(old) for j, item in enumerate(items)}
    moved = {title for kind, title in new.found if kind == "moved"}
    expected = {title for title in was.keys() & now.keys() - moved if was[title] != now[title]}
    assert {c.measure for c in found if c.kind == "renumbered" and c.measure in was} == expected


@pytest.mark.parametrize("record", list(shipped_records()), ids=lambda r: r.plan.title)
def test_a_plan_does_not_differ_from_itself(record):
    assert diff(record, record).changes == ()


@pytest.mark.parametrize(
    ("words", "instead", "found"),
    [
        ("省财政厅", "省科技厅", ("duty-replaced", "贵州省科技厅", "省财政厅", "省科技厅")),
        ("省水利厅、省财政厅", "省水利厅", ("duty-removed", "贵州省财政厅", "省财政厅", None)),
        ("省财政厅按", "省财政厅、省科技厅按", ("duty-added", "贵州省科技厅", None, "省科技厅")),
        (
            "省水利厅、省财政厅",
            "省财政厅、省水利厅",
            ("order", "工业节水", "省水利厅、省财政厅", "省财政厅、省水利厅"),
        ),
        (
            "达到30%",
            "达到35%以上",
            ("target", "再生水利用率", "再生水利用率达到30%", "再生水利用率达到35%以上"),
        ),
        (
            "到2025年",
            "到2027年",
            ("target", "再生水利用率", "再生水利用率达到30%〔2025年〕", "再生水利用率达到30%〔2027年〕"),
        ),
        (
            "，到2025年，再生水利用率达到30%",
            "",
            ("target-removed", "再生水利用率", "再生水利用率达到30%", None),
        ),
        ("推广滴灌", "推广滴灌，建设贵阳市示范区", ("topic-added", "贵阳市", None, "贵阳市")),
        ("城镇节水", "城市生活节水", ("retitled", "城市生活节水", "城镇节水", "城市生活节水")),
        (
            "省住房城乡建设厅负责",
            "省住房城乡建设厅负责，各市（州）人民政府负责落实",
            ("duty-added", "各市（州）人民政府", None, "各市（州）人民政府"),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_one_edit_is_one_change(words, instead, found):
    assert changes(OLD, OLD.replace(words, instead, 1)) == [found]


def test_a_lead_that_became_a_supporter_is_a_change_of_role_for_both():
    new = OLD.replace("省农业农村厅牵头，省水利厅配合", "省水利厅牵头，省农业农村厅配合")
    assert {c[:2] for c in changes(OLD, new)} >= {("role", "贵州省农业农村厅"), ("role", "贵州省水利厅")}


def test_another_spelling_of_an_agency_changes_the_words_and_not_who_answers():
    old = OLD.replace("省财政厅", "省发展改革委")
    assert [c[0] for c in changes(old, OLD.replace("省财政厅", "省发展和改革委员会"))] == ["clause"]


def test_the_same_figure_in_another_unit_is_no_change():
    old = OLD.replace("再生水利用率达到30%", "再生水利用量达到1.2万吨")
    assert changes(old, OLD.replace("再生水利用率达到30%", "再生水利用量达到12000吨")) == []


def test_a_chapter_that_moved_is_one_move():
    start, _, second = OLD.partition("二、保障措施")
    head, _, first = start.partition("一、重点任务")
    new = f"{head}一、保障措施{second}\n二、重点任务{first}"
    moved = [c for c in diff(record_of(OLD), record_of(new)).changes if c.kind == "moved"]
    assert len(moved) == 1
    assert {c.old.path for c in moved} <= {"一", "二"}


def test_a_measure_put_in_front_gives_the_others_new_numbers_and_moves_none():
    new = OLD.replace("（三）城", "（四）城").replace("（二）农", "（三）农").replace("（一）工", "（二）工")
    new = new.replace(
        "（二）工", "（一）总量控制。严格用水总量管理，实行目标考核。（省审计厅负责）\n\n（二）工"
    )
    found = diff(record_of(OLD), record_of(new)).changes
    assert [c.kind for c in found] == ["added", "renumbered", "renumbered", "renumbered"]


def test_spans_of_both_sides_prove_the_words():
    new = OLD.replace("达到30%", "达到35%")
    (change,) = diff(record_of(OLD), record_of(new)).changes
    assert OLD[slice(*change.old.span)] == change.old.words
    assert new[slice(*change.new.span)] == change.new.words


def test_the_wording_of_a_clause_counts_where_the_duties_are_the_same():
    new = OLD.replace("省住房城乡建设厅负责", "省住房城乡建设厅负责实施")
    assert [c[0] for c in changes(OLD, new)] == ["clause"]


def test_records_without_text_compare_as_well():
    old, new = (without_text(record_of(t)) for t in (OLD, OLD.replace("省财政厅", "省科技厅")))
    assert [c.kind for c in diff(old, new).changes] == ["duty-replaced"]


def test_two_different_plans_are_said_to_be_unrelated():
    one, *_, other = (record for record in shipped_records())
    assert diff(record_of(OLD), other).unrelated
    assert not diff(one, one).unrelated
