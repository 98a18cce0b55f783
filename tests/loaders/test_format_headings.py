"""Headings that the format knows as such: they enter the path, and no sentence below takes their place."""

from __future__ import annotations

import docx
import pytest
from policygraph.loaders.canonical import canonicalise
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract

TITLE = "云山市岸线整治方案"
PARTS = [
    (1, "主要目标"),
    (0, "到2027年，整治岸线80公里。"),
    (1, "重点任务"),
    (2, "清理滩涂"),
    (0, "清运垃圾。（市水务局牵头）"),
    (2, "修复岸线"),
    (0, "种植林带。（市林业局牵头）"),
    (0, "养护林带。（市财政局配合）"),
    (1, "保障措施"),
    (2, "（一）加强领导"),
    (0, "成立专班。（市委组织部牵头）"),
]


def as_word(path):
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for level, words in PARTS:
        document.add_heading(words, level) if level else document.add_paragraph(words)
    document.save(path)


def as_page(path):
    tags = "".join(f"<h{level + 1}>{w}</h{level + 1}>" if level else f"<p>{w}</p>" for level, w in PARTS)
    path.write_text(f"<html><meta charset=utf-8><title>{TITLE}</title><h1>{TITLE}</h1>{tags}</html>", "utf-8")


def as_markdown(path):
    lines = (f"{'#' * (level + 1)} {words}" if level else words for level, words in PARTS)
    path.write_text("\n\n".join([f"# {TITLE}", *lines]), "utf-8")


@pytest.mark.parametrize(("name", "write"), [("a.docx", as_word), ("a.html", as_page), ("a.md", as_markdown)])
def test_headings_without_numbers_are_the_path_in_every_format(tmp_path, name, write):
    write(tmp_path / name)
    record = extract(tmp_path / name)
    assert record.plan.title == TITLE
    assert {m.path: (m.title, [duty.mention for duty in m.duties]) for m in record.measures} == {
        ("主要目标",): ("主要目标", []),
        ("重点任务", "清理滩涂"): ("清理滩涂", ["市水务局"]),
        ("重点任务", "修复岸线"): ("修复岸线", ["市林业局", "市财政局"]),
        ("保障措施", "（一）"): ("加强领导", ["市委组织部"]),
    }
    assert record.measures[0].kind == "goals"


def test_the_canonical_text_notes_headings_and_keeps_no_mark_of_them(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("# 云山市方案\n\n## 重点任务\n", "utf-8")
    text = canonicalise(read_document(file))
    assert (text.text.split(), text.headings) == (["云山市方案", "重点任务"], ((0, 1), (7, 2)))


def test_a_numbered_plan_keeps_its_items_whatever_levels_its_headings_have(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(
        f"## {TITLE}\n### 一、任务\n（一）清理滩涂。（市水务局牵头）\n#### 二、保障\n（一）领导。（市委组织部牵头）\n"
        "## 三、附则\n（一）解释。（市司法局负责）\n",
        "utf-8",
    )
    assert [measure.path for measure in extract(file).measures] == [(n, "（一）") for n in "一二三"]


def test_a_list_of_markdown_whose_points_say_who_is_parted(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(
        f"# {TITLE}\n## 一、保障\n- 加强领导。（市委组织部牵头）\n- 加强宣传。（市委宣传部负责）\n", "utf-8"
    )
    assert [measure.title for measure in extract(file).measures] == ["加强领导", "加强宣传"]
